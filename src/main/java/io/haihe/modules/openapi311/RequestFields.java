package io.haihe.modules.openapi311;

import io.haihe.kernel.casework.PublicCases.PublicCase;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.openapi311.Answer.Fields;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A case in the fields of the specification; what its scenario does not publish is null. */
@Component
class RequestFields {

  private final Scenarios scenarios;
  private final Places places;

  RequestFields(Scenarios scenarios, Places places) {
    this.scenarios = scenarios;
    this.places = places;
  }

  boolean isShown(City city, PublicCase found) {
    PlaceCode place = found.place();
    return scenarios.version(found.scenarioVersion()).type(found.type()).publication().open311()
        && (place == null || city.root().covers(place));
  }

  @Nullable String serviceCode(PublicCase found) {
    String category = found.category();
    Scenario scenario = scenarios.version(found.scenarioVersion());
    return category == null ? null : Services.code(scenario, found.type(), category);
  }

  Answer answer(City city, List<PublicCase> cases) {
    Locale language = LocaleContextHolder.getLocale();
    return new Answer("service_requests", cases.stream().map(found -> fields(city, found, language)).toList());
  }

  private Fields fields(City city, PublicCase found, Locale language) {
    Scenario scenario = scenarios.version(found.scenarioVersion());
    String category = found.category();
    return Answer.fields()
        .and("service_request_id", found.number())
        .and("status", found.ended() ? "closed" : "open")
        .and("status_notes", state(scenario, found.state(), language))
        .and("service_name",
            category == null ? null : Services.serviceName(scenario, scenario.type(found.type()), category, language))
        .and("service_code", serviceCode(found))
        .and("description", found.text())
        .and("agency_responsible", null)
        .and("service_notice", null)
        .and("requested_datetime", time(city, found.openedAt()))
        .and("updated_datetime", time(city, found.updatedAt()))
        .and("expected_datetime", time(city, found.dueAt()))
        .and("address", address(found, language))
        .and("address_id", found.place() == null ? null : found.place().toString())
        .and("zipcode", null)
        .and("lat", found.point() == null ? null : found.point().latitude())
        .and("long", found.point() == null ? null : found.point().longitude())
        .and("media_url", null);
  }

  private static @Nullable String state(Scenario scenario, @Nullable String state, Locale language) {
    return state == null ? null : scenario.texts().openText(language, "states." + state);
  }

  /** From the most specific to the most general, as the specification asks. */
  private @Nullable String address(PublicCase found, Locale language) {
    PlaceCode place = found.place();
    String path =
        place == null || places.find(place).isEmpty()
            ? null
            : places.path(place).reversed().stream()
                .map(each -> places.name(each.code(), language))
                .collect(Collectors.joining(", "));
    String address = found.address();
    return address == null || address.isBlank() ? path : path == null ? address : address + ", " + path;
  }

  private static @Nullable String time(City city, @Nullable Instant instant) {
    return instant == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            instant.truncatedTo(ChronoUnit.SECONDS).atZone(city.zone()).toOffsetDateTime());
  }
}
