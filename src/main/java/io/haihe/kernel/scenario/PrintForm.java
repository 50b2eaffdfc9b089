package io.haihe.kernel.scenario;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document that can be printed of a case (文书).
 *
 * @param in the states it can be printed in
 * @param when of which cases, or null for all
 * @param by who may print it, of those who see the case
 * @param personal whether contact and personal fields may stand in it
 * @param parts from top to bottom
 * @param certificate when it is issued as a certificate, or null for what is only printed
 */
public record PrintForm(
    String key, Set<String> in, @Nullable Rule when, List<Permit> by, boolean personal, List<Part> parts,
    @Nullable CertificateRule certificate) {

  /** The scenario's text for its title. */
  public String title() {
    return "documents." + key;
  }

  /** Whether the secret link stands in it: it is the copy of whoever the matter is about. */
  public boolean linked() {
    return parts.stream().anyMatch(Part.Link.class::isInstance);
  }

  /** The scenario's text for a name in one of its parts. */
  public String text(String name) {
    return title() + "." + name;
  }

  public sealed interface Part {

    /** @param name of the text */
    record Heading(String name) implements Part {}

    /** @param name of the text, which may hold values in braces */
    record Words(String name) implements Part {}

    /** @param values names of what is listed, each with its label */
    record Fields(List<String> values) implements Part {}

    /** @param names of the texts beside the lines to sign on */
    record Signatures(List<String> names) implements Part {}

    /**
     * The secret link of the case, to be read by a camera.
     *
     * @param name of the text beside it
     */
    record Link(String name) implements Part {}

    /**
     * What a module knows of the case beyond it.
     *
     * @param name by which the module knows what is asked for
     */
    record Insert(String name) implements Part {}
  }
}
