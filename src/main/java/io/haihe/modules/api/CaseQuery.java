package io.haihe.modules.api;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the cases the caller sees; whatever is left out does not matter. */
record CaseQuery(
    @Parameter(description = "Only what waits on one of the caller's desks or is asked of them as a task")
        @Nullable Boolean work,
    @Parameter(description = "Only what the caller has claimed") @Nullable Boolean mine,
    @Parameter(description = "Whether its state is final") @Nullable Boolean ended,
    @Parameter(description = "Whether a running promise is broken") @Nullable Boolean overdue,
    @Parameter(description = "Key of a scenario", example = "city-management") @Nullable String scenario,
    @Parameter(description = "Any of these states", example = "dispatched,handling") @Nullable Set<String> state,
    @Parameter(description = "This category or those below it", example = "03") @Nullable String category,
    @Parameter(description = "This place or those below it", example = "120101000000") @Nullable String place,
    @Parameter(description = "The responsible unit") @Nullable Long unit,
    @Parameter(description = "Opened at or after", example = "2025-06-01T00:00:00+08:00") @Nullable String openedFrom,
    @Parameter(description = "Opened before") @Nullable String openedTo,
    @Parameter(description = "Found in the number or the reporter's words") @Nullable String words,
    @Parameter(description = "What comes first: what is due, or what is new (the default)") @Nullable Order order) {

  enum Order {
    due,
    newest
  }

  /** @throws BadInput naming each parameter that is wrong */
  CaseFilter filter(Places places) {
    return new CaseFilter(
        Boolean.TRUE.equals(work), Boolean.TRUE.equals(mine), ended, overdue, blankIsNull(scenario),
        state == null ? Set.of() : state, blankIsNull(category), placeCode(places, "place", place), unit,
        Moments.read("openedFrom", openedFrom), Moments.read("openedTo", openedTo), words,
        order == Order.due ? CaseFilter.Order.DUE : CaseFilter.Order.NEWEST);
  }

  private static @Nullable String blankIsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** The code of a place that is known. */
  static @Nullable PlaceCode placeCode(Places places, String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return PlaceCode.parse(text)
        .filter(code -> places.find(code).isPresent())
        .orElseThrow(() -> new BadInput(Finding.ofField(field, "api.place.unknown")));
  }

}
