package io.haihe.modules.service.web;

import io.haihe.kernel.scenario.ItemOffer;
import io.haihe.modules.service.Bilingual;
import io.haihe.modules.service.Item;
import io.haihe.modules.service.Office;
import io.haihe.modules.service.Published;
import io.haihe.modules.service.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A guide as a page shows it.
 *
 * @param place code of the chosen district, or empty
 * @param offices those for that district
 * @param apply where to apply; null where that cannot be done here
 * @param offers what else there is for whoever wants it
 * @param answered whether all questions were answered, so that {@code applies} says something
 * @param reasons why the item is not for whoever answered
 * @param successor name and code of the item that takes its place; null where there is none
 * @param rated how others rated it; null where too few have
 * @param limits in words those until which materials may be handed in later
 * @param others numbers of the other versions, the newest first
 */
public record GuideView(
    Published published, String place, List<Choice> districts, boolean here, String department, String type, String promised, String statutory,
    List<Office> offices, @Nullable String apply, List<ItemOffer.Offer> offers, List<Asked> questions, boolean answered, List<Bilingual> reasons, List<String> audiences,
    List<String> regions, @Nullable String successor, LocalDate since, RatedView.@Nullable Line rated,
    List<Integer> others, Map<String, String> limits) {

  /** A question with what was answered; empty where nothing was. */
  public record Asked(Question question, String answer) {}

  public Item item() {
    return published.item();
  }

  /** Whether any question was answered. */
  public boolean begun() {
    return questions.stream().anyMatch(one -> !one.answer().isEmpty());
  }
}
