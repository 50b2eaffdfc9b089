package io.haihe.modules.screen;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of screens that differ from the shown one in one thing. */
public final class ScreenLinks {

  private static final String PAGE = "/overview";

  private final ScreenQuery query;

  ScreenLinks(ScreenQuery query) {
    this.query = query;
  }

  public String place(String code) {
    return builder(PAGE, code, scenarioKey()).build().encode().toUriString();
  }

  /** @param key of a scenario, or null for all */
  public String scenario(@Nullable String key) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(PAGE);
    time(link, query.place().code().toString(), key);
    return link.build().encode().toUriString();
  }

  public String measure(String measure) {
    return builder(PAGE, code(), scenarioKey()).replaceQueryParam("measure", measure).build().encode().toUriString();
  }

  public String file(String ending) {
    return builder(PAGE + "." + ending, code(), scenarioKey()).build().encode().toUriString();
  }

  public String wall() {
    return builder(PAGE + "/wall", code(), scenarioKey()).build().encode().toUriString();
  }

  public String desk() {
    return builder(PAGE, code(), scenarioKey()).build().encode().toUriString();
  }

  /** Where the cases behind a measure are. */
  String cases(String measure) {
    return builder(PAGE + "/cases", code(), scenarioKey()).replaceQueryParam("measure", measure).build().encode().toUriString();
  }

  /** The same with one thing more: a state, a category or a unit. */
  String cases(String measure, String name, String value) {
    return builder(PAGE + "/cases", code(), scenarioKey())
        .replaceQueryParam("measure", measure)
        .queryParam(name, value)
        .build()
        .encode()
        .toUriString();
  }

  private String code() {
    return query.place().code().toString();
  }

  private @Nullable String scenarioKey() {
    return query.scenario() == null ? null : query.scenario().key();
  }

  private UriComponentsBuilder builder(String path, String place, @Nullable String scenario) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
    time(link, place, scenario);
    return link.queryParam("measure", query.measure());
  }

  private void time(UriComponentsBuilder link, String place, @Nullable String scenario) {
    link.queryParam("place", place);
    if (scenario != null) {
      link.queryParam("scenario", scenario);
    }
    link.queryParam("at", Period.number(query.period().last())).queryParam("months", query.period().months());
    if (query.against() != null) {
      link.queryParam("against", query.against().key());
    }
  }
}
