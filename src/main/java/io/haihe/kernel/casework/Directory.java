package io.haihe.kernel.casework;

import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Sight;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.Item;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine asks of places, units and the catalogue of items. */
interface Directory {

  /** The ancestor at that level, or the place itself where it is higher. */
  PlaceCode ancestor(PlaceCode place, PlaceLevel level);

  PlaceLevel level(PlaceCode place);

  /** Whether there is such a place, in force, in the city that {@code near} lies in. */
  boolean known(PlaceCode place, PlaceCode near);

  /** Whether {@code outer} is {@code inner} or lies above it. */
  boolean covers(PlaceCode outer, PlaceCode inner);

  WorkingCalendar calendar(PlaceCode place);

  Optional<Unit> unit(long id);

  /** What a seat sees. */
  List<Sight> sights(Seat seat);

  /** Somebody with the seats they may use at that time, own and delegated; empty where nobody is called so. */
  Optional<Viewer> person(long id, Instant at);

  Optional<Unit> office(PlaceCode place);

  Optional<Unit> dutyHolder(String scenario, String category, PlaceCode place, @Nullable PlaceLevel level);

  /** The unit with that template key nearest to the place upwards. */
  Optional<Unit> named(String key, PlaceCode place);

  /** Whether whoever sits there is one of those who were drawn for the case. */
  boolean inTeam(Case matter, Seat seat, long person);

  Optional<Item> item(String code);

  /** What a module knows against a step; see {@link StepJudge}. */
  default Optional<Finding> objection(Case matter, By by, String step, Map<String, Object> input) {
    return Optional.empty();
  }

  /** Whether only a module takes a step; see {@link StepJudge}. */
  default boolean takenByModule(Case matter, String step) {
    return false;
  }

  /** A certificate by its number and check code. */
  Optional<Certificate> certificate(String number, String code);
}
