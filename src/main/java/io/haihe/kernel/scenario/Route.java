package io.haihe.kernel.scenario;

import io.haihe.kernel.place.PlaceLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a unit is found: the first step that gives one wins. */
public record Route(String key, List<Step> steps) {

  /** @param when null for always */
  public record Step(@Nullable Rule when, Way way) {}

  public sealed interface Way {

    /** What the actor chose in a form field. */
    record Input(String field) implements Way {}

    /** The unit whose duties cover the category; nearest to the place upwards where {@code level} is null. */
    record Duty(@Nullable PlaceLevel level) implements Way {}

    /** The government office of the ancestor at that level. */
    record Office(PlaceLevel level) implements Way {}

    /** The unit with that template key, nearest to the place upwards. */
    record Named(String unit) implements Way {}

    /** The unit with the template key that a field of the intake form holds, nearest to the place upwards. */
    record Field(String field) implements Way {}

    /** The unit of whoever takes the step or opens the case; a reporter has none. */
    record Own() implements Way {}
  }
}
