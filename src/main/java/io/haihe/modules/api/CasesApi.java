package io.haihe.modules.api;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Listing;
import io.haihe.kernel.casework.Relation;
import io.haihe.kernel.casework.Personal;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.api.CaseLine.CaseCounts;
import io.haihe.modules.api.CaseLine.CasePage;
import io.haihe.modules.api.CaseLine.StateCount;
import io.haihe.modules.api.Shared.CodeName;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads cases: nothing outside the caller's role × place × scenario. */
@RestController
@RequestMapping(CasesApi.PATH)
@Tag(name = "Cases", description = "Read cases: only those the caller's seats let them see, in lists and counts too")
class CasesApi {

  static final String PATH = "/api/v1/cases";
  private static final String CURSOR = "\\d{1,16}_\\d{1,18}|never_\\d{1,18}";
  private static final int MOST = 500;

  private final Cases cases;
  private final Places places;
  private final Scenarios scenarios;
  private final CaseViews views;
  private final Clock clock;

  CasesApi(Cases cases, Places places, Scenarios scenarios, CaseViews views, Clock clock) {
    this.cases = cases;
    this.places = places;
    this.scenarios = scenarios;
    this.views = views;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary = "List cases",
      description = "One page of the cases that match. A deep page costs what the first one does.")
  CasePage list(
      Viewer viewer,
      @ParameterObject CaseQuery query,
      @Parameter(description = "\"next\" of the page before") @RequestParam(required = false) @Nullable String cursor,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") int size) {
    Moments.within("size", size, 1, MOST);
    if (cursor != null && !cursor.matches(CURSOR)) {
      throw new BadInput(Finding.ofField("cursor", "api.parameter.cursor"));
    }
    Instant now = clock.instant();
    Listing<CaseRow> page = cases.list(viewer, query.filter(places), now, cursor, size);
    return new CasePage(page.rows().stream().map(row -> views.line(row, now)).toList(), page.next());
  }

  @GetMapping("/counts")
  @Operation(summary = "Count cases", description = "The total under a filter and by state; counted, never estimated.")
  CaseCounts counts(Viewer viewer, @ParameterObject CaseQuery query) {
    Instant now = clock.instant();
    CaseFilter filter = query.filter(places);
    List<StateCount> states =
        cases.countByState(viewer, filter, now).stream()
            .map(count -> new StateCount(
                count.scenario(), stateName(count.scenario(), count.state()), count.count()))
            .toList();
    return new CaseCounts(states.stream().mapToLong(StateCount::count).sum(), states);
  }

  private CodeName stateName(String scenario, String state) {
    String name =
        scenarios.find(scenario)
            .map(known -> known.texts().text(Names.language(), "states." + state))
            .orElse(state);
    return new CodeName(state, name);
  }

  @GetMapping("/{number}")
  @Operation(
      summary = "Read a case",
      description =
          "The case with its tasks, clocks, timeline and the steps the caller may take. The ETag is its version: "
              + "send it back as If-Match with a command.")
  ResponseEntity<CaseDetail> one(Viewer viewer, @PathVariable String number) {
    Instant now = clock.instant();
    Case matter = find(viewer, number);
    CaseDetail detail =
        views.detail(
            matter, related(viewer, matter), cases.timeline(viewer, matter), cases.choices(viewer, matter, now), now);
    return ResponseEntity.ok().eTag("\"" + matter.version() + "\"").body(detail);
  }

  /** Those of the related cases that the caller sees. */
  private List<Case> related(Viewer viewer, Case matter) {
    return cases.find(viewer, matter.relations().stream().map(Relation::caseId).toList());
  }

  @GetMapping("/{number}/contact")
  @Operation(
      summary = "Read the reporter's contact data and other personal fields",
      description = "Each reading is kept with the caller's name and the purpose. Empty fields where there is none.")
  ContactView contact(
      Viewer viewer,
      @PathVariable String number,
      @Parameter(description = "Why it is read", example = "call back") @RequestParam String purpose) {
    if (purpose.isBlank() || purpose.length() > MOST) {
      throw new BadInput(Finding.ofField("purpose", "api.field.missing"));
    }
    Case matter = find(viewer, number);
    Personal personal = cases.personal(viewer, matter, purpose.strip(), clock.instant()).orElse(Personal.NONE);
    Contact contact = personal.contact();
    return new ContactView(contact.name(), contact.phone(), contact.email(), entered(matter, personal));
  }

  private List<PersonalField> entered(Case matter, Personal personal) {
    ScenarioTexts texts = scenarios.version(matter.scenarioVersion()).texts();
    return personal.entered().stream()
        .map(field -> new PersonalField(
            field.entry(), field.key(), texts.text(Names.language(), "fields." + field.key()), field.value()))
        .toList();
  }

  record ContactView(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @Schema(description = "What was entered into personal fields of the scenario's forms") List<PersonalField> entered) {}

  record PersonalField(
      @Schema(description = "Number of the timeline entry it was entered with") int entry,
      @Schema(description = "Key of the field") String field,
      @Schema(description = "The field's label") String name,
      Object value) {}

  private Case find(Viewer viewer, String number) {
    return cases.find(viewer, number).orElseThrow(CasesApi::unknown);
  }

  static NotFound unknown() {
    return new NotFound(Finding.ofField("number", "api.unknown.case"));
  }
}
