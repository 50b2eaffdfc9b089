package io.haihe.kernel.intake.web;

import java.util.List;

/**
 * Suggested categories as a page shows them. None of them is chosen beforehand.
 *
 * @param certainty {@code sure}, {@code likely} or {@code unsure}
 * @param field the likeliest field, and how likely it is, in words; empty for residents
 * @param why words of the text that spoke for the first
 */
public record AdviceView(String certainty, String field, List<Hit> hits, List<String> why) {

  /**
   * @param odds how likely, in words; empty for residents
   * @param unit whose duty it is at the place chosen; empty for residents and where none is known
   */
  public record Hit(CategoryHit category, String odds, String unit) {}
}
