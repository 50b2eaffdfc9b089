package io.haihe.platform.web;

import java.util.List;
import java.util.Set;

/**
 * What is said to somebody new on their first page, until they put it away. All words are keys of texts.
 *
 * @param away where it is put away, by POST
 */
public record Guide(List<Part> parts, String away) {

  /**
   * What one of their roles is for.
   *
   * @param things what is done most
   */
  public record Part(String title, String lead, List<Thing> things) {}

  /** The same without what is done on these pages. */
  Guide without(Set<String> paths) {
    return new Guide(
        parts.stream()
            .map(part -> new Part(part.title(), part.lead(), part.things().stream().filter(thing -> !paths.contains(thing.path())).toList()))
            .toList(),
        away);
  }

  /** @param path where it is done */
  public record Thing(String path, String text, String note) {}
}
