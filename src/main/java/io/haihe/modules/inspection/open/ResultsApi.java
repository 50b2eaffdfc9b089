package io.haihe.modules.inspection.open;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Inspections as open data, without signing in; answers carry an ETag and may be kept for a minute. */
@RestController
@SecurityRequirements
@Tag(name = "Inspections", description = "Plans, draws and results of inspections (双随机、一公开), for anybody")
class ResultsApi {

  static final String BASE = "/api/v1/inspections";
  static final String RESULTS = BASE + "/results";
  private static final int MOST = 500;

  private final Results results;
  private final TakingPart takingPart;
  private final Programme programme;
  private final Figures figures;
  private final Units units;

  ResultsApi(Results results, TakingPart takingPart, Programme programme, Figures figures, Units units) {
    this.results = results;
    this.takingPart = takingPart;
    this.programme = programme;
    this.figures = figures;
    this.units = units;
  }

  @Schema(description = "A published result of an inspection; names no officer")
  record PublishedResult(
      String number,
      @Schema(description = "The task it was drawn by") long task,
      @Schema(description = "drawn, targeted or reinspection") String kind,
      @Schema(description = "Unified social credit code, or the number of another register") String partyCode,
      String partyName,
      PlaceCode place,
      PlaceCode district,
      @Schema(description = "The leading department's") String field,
      @Schema(description = "Those of all departments that went, that one first") List<String> fields,
      @Schema(description = "Key of the leading department") String department,
      @Schema(description = "Keys of all departments that went, the leading one first") List<String> departments,
      @Schema(description = "Class of credit risk when it was drawn") String risk,
      @Schema(description = "noProblem, notDisclosed, concealedOrFalse, unreachable, orderedToCorrect, uncooperative, notInBusiness or pending") String result,
      int problems,
      @Schema(description = "Points that were looked at") int checked,
      String summary,
      @Nullable Instant inspectedAt,
      @Nullable Instant publishedAt,
      @Schema(description = "Whether what was ordered has been put right") boolean corrected,
      @Schema(description = "Whether an objection is open") boolean objecting,
      @Schema(description = "Whether an objection changed it") boolean changed,
      @Schema(description = "Whether it is one of the platform's own samples") boolean sample) {}

  @Schema(description = "One page of results, the newest inspection first")
  record PublishedResults(List<PublishedResult> items, @Schema(description = "Send it back as after; null on the last page") @Nullable String next) {}

  @GetMapping(RESULTS)
  @Operation(summary = "List results of inspections", description = "Those that are published, the newest first.")
  @Nullable PublishedResults list(
      @Parameter(description = "Part of a party's name, or its whole code") @RequestParam(defaultValue = "") String q,
      @Parameter(description = "Code of a district", example = "120101000000") @RequestParam(defaultValue = "") String district,
      @Parameter(description = "Template key of a department that went there", example = "market-regulation") @RequestParam(defaultValue = "") String department,
      @Parameter(description = "Year of the inspection; 0 for any") @RequestParam(defaultValue = "0") int year,
      @RequestParam(defaultValue = "") String result,
      @Parameter(description = "The task they were drawn by; 0 for any") @RequestParam(defaultValue = "0") long task,
      @Parameter(description = "next of the page before") @RequestParam(defaultValue = "") String after,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "100") int size,
      @Parameter(hidden = true) ServletWebRequest request,
      Locale locale) {
    if (size < 1 || size > MOST) {
      throw new BadInput(Finding.ofField("size", "inspection.open.query.size", MOST));
    }
    Results.Listing found = results.find(new ResultQuery(q, district, department, year, result, task, after), size);
    return PublicAnswer.known(request, locale, found)
        ? null
        : new PublishedResults(published(found.rows()), found.next());
  }

  @GetMapping(RESULTS + "/{number}")
  @Operation(summary = "Read the result of an inspection", description = "404 also before it is published.")
  PublishedResult one(@PathVariable String number) {
    return results.published(number).map(found -> published(List.of(found)).getFirst()).orElseThrow(() -> new NotFound(Finding.ofField("number", "inspection.open.unknown")));
  }

  private List<PublishedResult> published(List<Result> found) {
    Map<Long, List<String>> fields = takingPart.fields(found);
    return found.stream().map(one -> published(one, fields.getOrDefault(one.caseId(), List.of()))).toList();
  }

  private PublishedResult published(Result one, List<String> fields) {
    return new PublishedResult(
        one.number(), one.task(), one.kind(), one.partyCode(), one.partyName(), new PlaceCode(one.place()), new PlaceCode(one.district()), one.field(),
        fields, key(one.unit()), one.departments().stream().map(this::key).toList(), one.risk(), one.result(), one.problems(), one.checked(), one.summary(),
        one.inspectedAt(), one.publishedAt(), one.corrected(), one.objecting(), one.changed(), one.sample());
  }

  @Schema(description = "A task of a plan: what is drawn, how, and how far it has come")
  record PublishedTask(
      long id,
      String title,
      @Schema(description = "PLANNED, COMMITTED, DRAWN or CALLED_OFF") String state,
      PlaceCode place,
      @Schema(description = "Code and version of each item") List<String> items,
      @Schema(description = "Keys of the departments that go together; the first one leads") List<String> departments,
      @Schema(description = "Of each class, in ten-thousandths of the pool") Map<String, Integer> ratios,
      LocalDate from,
      LocalDate until,
      @Schema(description = "SHA-256 to which the draw was bound beforehand; empty before that") String commitment,
      @Schema(description = "Where the public value comes from") String source,
      @Nullable Instant publicAt,
      @Nullable String publicValue,
      @Nullable Instant revealedAt,
      @Schema(description = "The city's task it follows from, or null") @Nullable Long above,
      @Schema(description = "To be made or made, without those called off") long visits,
      long calledOff,
      @Schema(description = "Drawn, and nobody goes there") long unopened,
      long visited,
      long published,
      long publishedInTime,
      @Schema(description = "Of those published, where it could be seen whether something is wrong") long judged,
      @Schema(description = "Of those judged, where something was wrong") long found) {}

  @Schema(description = "A year's plan of a department")
  record PublishedPlan(
      long id, int year, String title, String department, PlaceCode place, @Schema(description = "The plan it follows from, or null") @Nullable Long above,
      boolean withdrawn, Instant publishedAt, @Nullable Instant withdrawnAt, @Schema(description = "Why it was withdrawn, or empty") String why) {}

  @Schema(description = "One page of plans")
  record PublishedPlans(List<PublishedPlan> items, @Schema(description = "Send it back as after; null on the last page") @Nullable Long next) {}

  @GetMapping(BASE + "/plans")
  @Operation(summary = "List plans of inspections", description = "Those that were published, of one year.")
  PublishedPlans plans(@RequestParam int year, @Parameter(description = "next of the page before") @RequestParam(defaultValue = "0") long after) {
    List<Programme.PlanLine> found = programme.plans(year, after, MOST + 1);
    List<PublishedPlan> shown = found.stream().limit(MOST)
        .map(one -> new PublishedPlan(
            one.id(), one.year(), one.title(), key(one.unit()), new PlaceCode(one.place()), one.above() == 0 ? null : one.above(), one.withdrawn(),
            one.publishedAt(), one.withdrawnAt(), one.why()))
        .toList();
    return new PublishedPlans(shown, found.size() > MOST ? shown.getLast().id() : null);
  }

  @GetMapping(BASE + "/plans/{plan}/tasks")
  @Operation(summary = "List the tasks of a plan", description = "With what the draw was bound to, and how many visits were made and published.")
  List<PublishedTask> tasks(@PathVariable long plan) {
    if (programme.plan(plan).isEmpty()) {
      throw new NotFound(Finding.ofField("plan", "inspection.open.plan.unknown"));
    }
    return tasks(programme.tasks(plan));
  }

  @GetMapping(BASE + "/tasks/{task}/districts")
  @Operation(summary = "List what the districts made of the city's task", description = "Those of published plans, a task each; none of another task.")
  List<PublishedTask> districts(@PathVariable long task) {
    return tasks(programme.tasksBelow(task));
  }

  private List<PublishedTask> tasks(List<Programme.TaskLine> tasks) {
    List<Long> ids = tasks.stream().map(Programme.TaskLine::id).toList();
    Map<Long, Counts> sums = figures.ofTasks(ids);
    Map<Long, Unopened> unopened = figures.unopenedOfTasks(ids);
    return tasks.stream()
        .map(one -> task(one, sums.getOrDefault(one.id(), Counts.NONE), unopened.getOrDefault(one.id(), Unopened.NONE)))
        .toList();
  }

  private PublishedTask task(Programme.TaskLine one, Counts sum, Unopened unopened) {
    return new PublishedTask(
        one.id(), one.title(), one.state(), new PlaceCode(one.place()), one.items(), one.units().stream().map(this::key).toList(), one.ratios(),
        one.from(), one.until(), one.commitment(), one.source(), one.publicAt(), one.publicValue(), one.revealedAt(),
        one.above() == 0 ? null : one.above(), sum.visits(), sum.calledOff(), unopened.refused(), sum.visited(), sum.published(), sum.inTime(),
        sum.judgedPublicly(), sum.foundPublicly());
  }

  private String key(long unit) {
    return units.find(unit).map(found -> found.key()).orElse("");
  }
}
