package io.haihe.modules.management;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may help whoever decides about a case.
 *
 * @param other what its words sound more like than the category it has, or null
 * @param same cases that may be the same matter
 */
public record HintsView(String number, @Nullable Other other, List<Same> same) {

  /**
   * @param odds how likely, in words
   * @param why words of the text that spoke for it
   * @param unit whose duty it would be; empty where none is known
   * @param step the step that gives the case to that unit, by its name; empty where the viewer may take none
   * @param link where that step is taken, with the unit chosen
   */
  public record Other(
      String category, boolean sure, String odds, List<String> why, String unit, String step, String link) {}

  public record Same(String number, String category, String state, String place, String opened, String words, String why) {}

  public boolean none() {
    return other == null && same.isEmpty();
  }
}
