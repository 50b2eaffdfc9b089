package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.scenario.Route;
import io.haihe.kernel.scenario.Route.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the routes of a case type. */
final class RouteReader {

  private static final List<String> WAYS = List.of("input", "duty", "office", "unit", "own", "form");

  private RouteReader() {}

  static Map<String, Route> read(TypeScope scope) {
    RuleScope rules = scope.rules(scope.variables().actor());
    Map<String, Route> routes = new LinkedHashMap<>();
    Map<String, SourceNode> declared = scope.type().get("routing").entries();
    declared.forEach((key, node) -> routes.put(key, route(key, node, rules, scope)));
    return routes;
  }

  private static Route route(String key, SourceNode node, RuleScope rules, TypeScope scope) {
    List<Route.Step> steps = new ArrayList<>();
    for (SourceNode item : node.items()) {
      SourceNode when = item.get("when");
      way(item, scope)
          .ifPresent(way -> steps.add(new Route.Step(when.exists() ? rules.truth(when) : null, way)));
    }
    return new Route(key, steps);
  }

  private static Optional<Way> way(SourceNode item, TypeScope scope) {
    List<String> given = WAYS.stream().filter(way -> item.get(way).exists()).toList();
    if (given.size() != 1) {
      scope.problems().error(item.at(), "scenario.route.way", String.join(", ", WAYS));
      return Optional.empty();
    }
    SourceNode value = item.get(given.getFirst());
    ItemFieldCheck.department(scope, item.get("form"));
    return Optional.of(
        switch (given.getFirst()) {
          case "input" -> new Way.Input(value.text());
          case "duty" -> new Way.Duty(StateReader.level(value));
          case "office" ->
              new Way.Office(Objects.requireNonNullElse(StateReader.level(value), PlaceLevel.CITY));
          case "own" -> new Way.Own();
          case "form" -> new Way.Field(value.text());
          default -> new Way.Named(value.text());
        });
  }
}
