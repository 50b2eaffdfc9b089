package io.haihe.modules.api;

import io.haihe.kernel.casework.PublicCases;
import io.haihe.kernel.casework.PublicCases.PublicCase;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.api.Shared.CodeName;
import io.haihe.modules.api.Shared.Position;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases as anybody may see them, without signing in. */
@RestController
@RequestMapping("/api/v1/public/cases")
@SecurityRequirements
@Tag(name = "Public", description = "What the scenarios publish, for anybody")
class PublicApi {

  private static final int MOST = 500;
  private static final int LAST_PAGE = 10_000;

  private final PublicCases cases;
  private final Places places;
  private final Names names;

  PublicApi(PublicCases cases, Places places, Names names) {
    this.cases = cases;
    this.places = places;
    this.names = names;
  }

  @Schema(description = "A case as its scenario publishes it: what is not published is null")
  record PublicView(
      String number,
      String scenario,
      boolean ended,
      @Nullable CodeName state,
      @Nullable CodeName category,
      @Nullable CodeName place,
      @Nullable Position point,
      @Nullable String address,
      @Nullable String text,
      @Nullable Instant openedAt,
      @Schema(description = "Only of scenarios that are Open311 services") @Nullable Instant updatedAt,
      @Nullable Instant closedAt,
      @Nullable Instant dueAt,
      @Schema(description = "Published facts and fields of the report, by their keys") Map<String, Object> values) {}

  @Schema(description = "One page of public cases, the newest first")
  record PublicPage(
      List<PublicView> items,
      @Schema(description = "The next page's number; null on the last") @Nullable Integer next) {}

  @GetMapping
  @Operation(summary = "List public cases", description = "The newest first, at a place or below it.")
  PublicPage list(
      @Parameter(description = "Code of a place", example = "120101000000") @RequestParam String place,
      @RequestParam(required = false) @Nullable Boolean ended,
      @Parameter(description = "Codes of categories") @RequestParam(required = false) @Nullable Set<String> category,
      @RequestParam(required = false) @Nullable String openedFrom,
      @RequestParam(required = false) @Nullable String openedTo,
      @Parameter(description = "From 1") @RequestParam(defaultValue = "1") int page,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") int size) {
    PlaceCode code = CaseQuery.placeCode(places, "place", place);
    if (code == null) {
      throw new BadInput(Finding.ofField("place", "api.field.missing"));
    }
    Moments.within("page", page, 1, LAST_PAGE);
    Moments.within("size", size, 1, MOST);
    PublicCases.Search search =
        new PublicCases.Search(
            code, ended, category == null ? Set.of() : category, Moments.read("openedFrom", openedFrom),
            Moments.read("openedTo", openedTo), null, null, false);
    List<PublicCase> found = cases.list(search, size + 1, (page - 1) * size);
    List<PublicView> items = found.stream().limit(size).map(this::view).toList();
    return new PublicPage(items, found.size() > size ? page + 1 : null);
  }

  @GetMapping("/{number}")
  @Operation(summary = "Read a public case", description = "404 also where the scenario publishes nothing.")
  PublicView one(@PathVariable String number) {
    return cases.find(number).map(this::view).orElseThrow(CasesApi::unknown);
  }

  private PublicView view(PublicCase found) {
    int version = found.scenarioVersion();
    return new PublicView(
        found.number(), found.scenario(), found.ended(),
        found.state() == null ? null : state(version, found.state()),
        found.category() == null ? null : names.category(version, found.category()),
        names.placeOrNull(found.place()), Position.of(found.point()), found.address(), found.text(),
        found.openedAt(), found.updatedAt(), found.closedAt(), found.dueAt(), found.values());
  }

  private CodeName state(int version, String state) {
    return new CodeName(state, names.openWords(version, "states." + state));
  }
}
