package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.form.Entered;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Route;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.Transition;
import io.haihe.modules.management.DeskView.Suggestion;
import io.haihe.modules.management.TimelineLine.Pair;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Suggests the unit for a step that addresses one: by the duties and offices that the step's route names. */
@Component
class Suggestions {

  private final Cases cases;
  private final Scenarios scenarios;
  private final Units units;
  private final Places places;
  private final CaseWords words;
  private final Texts texts;

  Suggestions(Cases cases, Scenarios scenarios, Units units, Places places, CaseWords words, Texts texts) {
    this.cases = cases;
    this.scenarios = scenarios;
    this.units = units;
    this.places = places;
    this.words = words;
    this.texts = texts;
  }

  /** Null where no step of the viewer lets a unit be chosen, or none is known. */
  @Nullable Suggestion of(Locale locale, Viewer viewer, Case now, List<Choice> choices) {
    CaseType type = scenarios.version(now.scenarioVersion()).type(now.type());
    for (Choice choice : choices) {
      Route route = choice.task() == 0 ? route(type, choice.key()) : null;
      String field = route == null ? null : field(route);
      Optional<Found> found = route == null ? Optional.empty() : find(now, route, refuser(viewer, now, type));
      if (field != null && found.isPresent()) {
        return suggestion(locale, now, choice, field, found.get());
      }
    }
    return null;
  }

  /** The same for a unit that is known; null where no step of the viewer lets one be chosen, or it has just sent the case back. */
  @Nullable Suggestion of(Locale locale, Viewer viewer, Case now, List<Choice> choices, Unit unit) {
    CaseType type = scenarios.version(now.scenarioVersion()).type(now.type());
    if (unit.id() == refuser(viewer, now, type)) {
      return null;
    }
    for (Choice choice : choices) {
      Route route = choice.task() == 0 ? route(type, choice.key()) : null;
      String field = route == null ? null : field(route);
      if (field != null) {
        return suggestion(locale, now, choice, field, new Found(unit, "duty"));
      }
    }
    return null;
  }

  private record Found(Unit unit, String why) {}

  private static @Nullable Route route(CaseType type, String transition) {
    return type.transition(transition).stream()
        .flatMap(step -> step.effects().stream())
        .<String>flatMap(effect -> effect instanceof Effect.Address address ? Stream.of(address.route()) : Stream.empty())
        .map(type.routing()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String field(Route route) {
    return route.steps().stream()
        .map(Route.Step::way)
        .<String>flatMap(way -> way instanceof Route.Way.Input input ? Stream.of(input.field()) : Stream.empty())
        .findFirst()
        .orElse(null);
  }

  /** The first way that gives a unit whatever is entered, other than the refuser; ways with a condition are left to the engine. */
  private Optional<Found> find(Case now, Route route, long refuser) {
    return route.steps().stream()
        .filter(step -> step.when() == null)
        .flatMap(step -> find(now, step.way()).stream())
        .filter(found -> found.unit().id() != refuser)
        .findFirst();
  }

  /** The unit that has sent the case back since it was last addressed to one; 0 for none. */
  private long refuser(Viewer viewer, Case now, CaseType type) {
    if (now.addressee() == 0) {
      return 0;
    }
    return cases.timeline(viewer, now).reversed().stream()
        .filter(entry -> entry.kind() == Entry.Kind.MOVED)
        .flatMap(entry -> type.transition(entry.name()).stream())
        .filter(step -> sendsBack(step) || route(type, step.key()) != null)
        .findFirst()
        .filter(Suggestions::sendsBack)
        .map(step -> now.addressee())
        .orElse(0L);
  }

  private static boolean sendsBack(Transition step) {
    return step.intent() == Transition.Intent.RETURN && step.by().stream().anyMatch(permit -> permit.kind() == Permit.Kind.ADDRESSEE);
  }

  private Optional<Found> find(Case now, Route.Way way) {
    return switch (way) {
      case Route.Way.Duty duty -> units.dutyHolder(now.scenario(), now.category(), now.place(), duty.level())
          .map(unit -> new Found(unit, "duty"));
      case Route.Way.Office office -> places.ancestor(now.place(), office.level())
          .map(place -> new Found(units.office(place.code()), "office"));
      case Route.Way.Input input -> Optional.empty();
      case Route.Way.Named named -> Optional.empty();
      case Route.Way.Field field -> Optional.empty();
      case Route.Way.Own own -> Optional.empty();
    };
  }

  private Suggestion suggestion(Locale locale, Case now, Choice choice, String field, Found found) {
    Target target = new Target(choice.task(), choice.key());
    List<Pair> inputs = new ArrayList<>();
    inputs.add(new Pair(Entered.PREFIX + field, Long.toString(found.unit().id())));
    boolean complete = fill(choice.form(), field, inputs);
    return new Suggestion(
        words.unit(locale, found.unit()),
        texts.text(locale, "management.suggestion." + found.why()),
        target.path(now),
        words.scenario(locale, now.scenarioVersion(), target.text(now)),
        inputs,
        complete,
        target.path(now) + "?" + Entered.PREFIX + field + "=" + found.unit().id(),
        now.version(),
        CommandKeys.fresh());
  }

  /** Adds the defaults of required fields; whether nothing required is missing then. */
  private static boolean fill(@Nullable Form form, String field, List<Pair> inputs) {
    boolean complete = true;
    for (Form.Field each : form == null ? List.<Form.Field>of() : form.fields()) {
      Object usual = each.defaultValue();
      if (each.required() && !each.key().equals(field)) {
        complete &= usual != null;
        inputs.add(new Pair(Entered.PREFIX + each.key(), String.valueOf(usual)));
      }
    }
    return complete;
  }
}
