package io.haihe.modules.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.haihe.modules.api.Shared.CodeName;
import io.haihe.modules.api.Shared.PersonRef;
import io.haihe.modules.api.Shared.UnitRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All that a member of staff sees of a case, without contact data. */
@Schema(description = "All that is kept of a case, without contact data and personal fields")
record CaseDetail(
    @JsonProperty("case") CaseLine summary,
    @Nullable String address,
    @Schema(description = "The reporter's words in full") String text,
    @Schema(description = "The scenario's own fields") Map<String, Object> form,
    @Schema(example = "web") String channel,
    @Schema(description = "Who is asked to take it") @Nullable UnitRef addressee,
    @Schema(description = "What steps have set") Map<String, Object> facts,
    @Schema(description = "Other cases it has to do with") List<RelationView> relations,
    List<TaskView> tasks,
    List<ClockView> clocks,
    @Schema(description = "The steps the caller may take now") List<ChoiceView> choices,
    @Schema(description = "Everything that happened, oldest first") List<EntryView> timeline) {

  @Schema(description = "What another case is to this one; of one the caller does not see, only its number")
  record RelationView(
      @Schema(
              example = "joinedInto",
              allowableValues = {
                "joinedInto", "duplicate", "whole", "part", "preceding", "followUp", "transferredFrom", "transferredTo"
              })
          String kind,
      @Schema(example = "CM20250616000122") String number,
      @Nullable String scenario,
      @Nullable CodeName state,
      @Nullable Boolean ended) {}

  @Schema(description = "Work asked of one unit inside the case")
  record TaskView(
      @Schema(example = "1") int no,
      CodeName type,
      @Schema(example = "OPEN", allowableValues = {"OPEN", "DONE", "CANCELLED"}) String status,
      @Schema(example = "handler") String role,
      @Nullable UnitRef unit,
      @Nullable CodeName place,
      @Nullable PersonRef assignee,
      @Nullable UnitRef opener,
      Instant openedAt,
      @Nullable Instant endedAt,
      @Schema(description = "What was entered when it was opened") Map<String, Object> data,
      List<StepView> steps) {}

  @Schema(description = "A step taken on a task")
  record StepView(
      CodeName step,
      Instant at,
      @Nullable PersonRef person,
      @Nullable UnitRef unit,
      Map<String, Object> input) {}

  @Schema(description = "A promise on the case or on a step of a task")
  record ClockView(
      @Schema(example = "handling") String key,
      String name,
      @Schema(description = "Number of the task; 0 for the case's own") int task,
      @Schema(example = "5 working-day") @Nullable String limit,
      Instant startedAt,
      @Schema(description = "Meaningless while paused") Instant dueAt,
      @Schema(allowableValues = {"RUNNING", "PAUSED", "MET", "MISSED", "CANCELLED"}) String status,
      boolean overdue,
      @Schema(description = "False if holidays of a counted day were not known") boolean certain) {}

  @Schema(description = "A step the caller may take")
  record ChoiceView(
      @Schema(description = "Number of the task whose step it is; 0 for a transition") int task,
      CodeName step,
      @Schema(example = "ADVANCE") String intent,
      @Schema(description = "Where to POST it", example = "/api/v1/cases/CM20250616000123/transitions/dispatch")
          String href,
      @Schema(description = "JSON Schema of the input; null for none", type = "object", implementation = Object.class)
          @Nullable JsonNode schema) {}

  @Schema(description = "One thing that happened")
  record EntryView(
      @Schema(example = "3") int seq,
      Instant at,
      ByView by,
      @Schema(allowableValues = {"OPENED", "MOVED", "STEPPED", "FIRED", "CLAIMED", "ASSIGNED", "NOTED", "ATTACHED", "RELATED"})
          String kind,
      @Schema(description = "The transition, task step or deadline", example = "dispatch") String name,
      String title,
      Map<String, Object> input,
      @Schema(description = "Whether the reporter may read the note or file") boolean open,
      @Schema(description = "The state it led to; null if it stayed") @Nullable CodeName state) {}

  @Schema(description = "Who did it, and in which seat")
  record ByView(
      @Schema(allowableValues = {"STAFF", "REPORTER", "SYSTEM", "IMPORT"}) String kind,
      @Nullable PersonRef person,
      @Nullable String role,
      @Nullable UnitRef unit,
      @Nullable PersonRef onBehalfOf) {}
}
