package io.haihe.modules.api;

import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.api.Shared.UnitRef;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the city is made of, and who is calling. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "City", description = "Places, units and the caller")
class CityApi {

  private static final int MOST = 500;

  private final Places places;
  private final Units units;
  private final Names names;

  CityApi(Places places, Units units, Names names) {
    this.places = places;
    this.units = units;
    this.names = names;
  }

  @Schema(description = "A node of the jurisdiction tree")
  record PlaceView(
      @Schema(example = "120101000000") String code,
      @Schema(example = "Heping District") String name,
      @Schema(allowableValues = {"city", "district", "street", "community", "grid"}, example = "district")
          String level,
      @Schema(example = "120000000000") @Nullable String parent,
      @Schema(description = "The greatest code below it: a subtree is a range of codes") String last,
      Shared.@Nullable Position centre) {}

  @Schema(description = "A city that is loaded")
  record CityView(
      @Schema(example = "tianjin") String key, String zone, String language, PlaceView root) {}

  @Schema(description = "A place a text speaks of, with the words that say so")
  record MatchView(PlaceView place, List<String> words) {}

  @Schema(description = "The caller, with the seats in force now")
  record Me(long person, String login, String name, List<SeatView> seats) {}

  @Schema(description = "A role in a unit")
  record SeatView(
      @Schema(example = "dispatcher") String role, @Nullable UnitRef unit, Set<String> scenarios, boolean delegated) {}

  @GetMapping("/me")
  @Operation(summary = "Who is calling", description = "The person whose session or token it is, with their seats.")
  Me me(Viewer viewer) {
    return new Me(
        viewer.person(), viewer.login(), viewer.name(), viewer.seats().stream().map(this::seat).toList());
  }

  private SeatView seat(Seat seat) {
    return new SeatView(
        seat.role().key(), names.unit(seat.unit().id()), seat.scenarios(), seat.onBehalfOf() != null);
  }

  @GetMapping("/cities")
  @Operation(summary = "List the cities that are loaded", description = "Each with the root of its tree of places.")
  List<CityView> cities() {
    return places.cities().stream().map(this::city).toList();
  }

  private CityView city(City city) {
    return new CityView(city.key(), city.zone().getId(), city.language().getLanguage(), view(city.root()));
  }

  @GetMapping("/places")
  @Operation(
      summary = "Find places",
      description =
          "By the names in a text, or by a point inside a loaded shape. Several answers mean that a person has "
              + "to choose; nothing is guessed.")
  List<MatchView> find(
      @Parameter(description = "Words that name a place", example = "和平区小白楼") @RequestParam(required = false)
          @Nullable String text,
      @Parameter(description = "Only in this place's subtree") @RequestParam(required = false)
          @Nullable String within,
      @RequestParam(required = false) @Nullable Double longitude,
      @RequestParam(required = false) @Nullable Double latitude) {
    PlaceCode subtree = CaseQuery.placeCode(places, "within", within);
    if (longitude != null && latitude != null) {
      new Shared.Position(longitude, latitude).point();
      return places.at(longitude, latitude).stream().map(place -> new MatchView(view(place), List.of())).toList();
    }
    if (text == null || text.isBlank()) {
      throw new BadInput(Finding.ofField("text", "api.field.missing"));
    }
    return places.named(text, Optional.ofNullable(subtree)).stream()
        .map(match -> new MatchView(view(match.place()), match.words()))
        .toList();
  }

  @GetMapping("/places/{code}")
  @Operation(summary = "Read a place", description = "By its code of 12 digits, or 15 for a unit grid.")
  PlaceView place(@PathVariable String code) {
    return view(known(code));
  }

  @GetMapping("/places/{code}/children")
  @Operation(summary = "List the places right below", description = "In the order of their codes.")
  List<PlaceView> children(@PathVariable String code) {
    return places.children(known(code).code()).stream().map(this::view).toList();
  }

  private Place known(String code) {
    return PlaceCode.parse(code)
        .flatMap(places::find)
        .orElseThrow(() -> new NotFound(Finding.ofField("code", "api.unknown.place")));
  }

  private PlaceView view(Place place) {
    Double longitude = place.longitude();
    Double latitude = place.latitude();
    return new PlaceView(
        place.code().toString(), names.place(place.code()).name(), place.level().name().toLowerCase(Locale.ROOT),
        place.parent() == null ? null : place.parent().toString(), place.last().toString(),
        longitude == null || latitude == null ? null : new Shared.Position(longitude, latitude));
  }

  @GetMapping("/units")
  @Operation(summary = "Find units", description = "All words must be in the name, English name or key.")
  List<UnitView> units(
      @Parameter(description = "In this place's subtree", example = "120101000000") @RequestParam String within,
      @Parameter(description = "Left out: all") @RequestParam(required = false) @Nullable String words,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "100") int size) {
    PlaceCode subtree = CaseQuery.placeCode(places, "within", within);
    if (subtree == null) {
      throw new BadInput(Finding.ofField("within", "api.field.missing"));
    }
    Moments.within("size", size, 1, MOST);
    List<Unit> found =
        words == null || words.isBlank() ? units.in(subtree) : units.search(words, subtree, size);
    return found.stream().limit(size).map(UnitView::of).toList();
  }

  @GetMapping("/units/{id}")
  @Operation(summary = "Read a unit", description = "Also one that was retired since.")
  UnitView unit(@PathVariable long id) {
    return units.find(id)
        .map(UnitView::of)
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "api.unknown.unit")));
  }
}
