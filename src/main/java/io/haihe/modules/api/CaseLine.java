package io.haihe.modules.api;

import io.haihe.modules.api.Shared.CodeName;
import io.haihe.modules.api.Shared.Position;
import io.haihe.modules.api.Shared.UnitRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case as a list shows it. */
@Schema(description = "A case as a list shows it")
record CaseLine(
    @Schema(example = "CM20250616000123") String number,
    @Schema(example = "city-management") String scenario,
    @Schema(example = "matter") String type,
    CodeName state,
    @Schema(description = "Whether the state is final") boolean ended,
    CodeName category,
    CodeName place,
    @Nullable Position point,
    @Schema(description = "The first 120 characters of the reporter's words") String text,
    @Schema(description = "Who answers for it") @Nullable UnitRef responsible,
    @Schema(description = "Whose desk it lies on; null if nobody is awaited") @Nullable DeskView desk,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Schema(description = "When the next running promise is due") @Nullable Instant dueAt,
    boolean overdue,
    @Schema(description = "Number of timeline entries; send it back as If-Match or seen", example = "4") int version,
    @Schema(description = "Whether it is one of the demonstration's own samples") boolean sample) {

  @Schema(description = "Where a case waits: a role in a unit, or a role at a place")
  record DeskView(
      @Schema(example = "dispatcher") String role,
      @Nullable UnitRef unit,
      @Nullable CodeName place,
      @Schema(description = "Who has claimed it") Shared.@Nullable PersonRef assignee) {}

  @Schema(description = "One page of cases")
  record CasePage(
      List<CaseLine> items,
      @Schema(description = "The cursor of the next page; null on the last one") @Nullable String next) {}

  @Schema(description = "How many cases a filter finds: counted, never estimated")
  record CaseCounts(@Schema(example = "128") long total, List<StateCount> states) {}

  record StateCount(String scenario, CodeName state, @Schema(example = "17") long count) {}
}
