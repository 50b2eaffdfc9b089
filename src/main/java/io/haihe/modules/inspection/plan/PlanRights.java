package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Authority;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who may do what with plans. The head of a unit decides for it, the command centre for all of its place; auditors read what lies in theirs. A
 * published plan is everybody's to read.
 */
@Component
public class PlanRights {

  /** As {@code serves} of a seat knows it. */
  public static final String SCENARIO = "inspection";

  private static final Set<Role> OF_THE_UNIT = EnumSet.of(Role.UNIT_HEAD, Role.HANDLER);
  private static final Set<Role> OF_THE_PLACE = EnumSet.of(Role.COMMAND_CENTRE, Role.AUDITOR);

  private final Units units;
  private final Places places;

  PlanRights(Units units, Places places) {
    this.units = units;
    this.places = places;
  }

  /** Whether the viewer has a desk in inspections at all. */
  public boolean any(Viewer viewer) {
    return seats(viewer).anyMatch(seat -> OF_THE_UNIT.contains(seat.role()) || OF_THE_PLACE.contains(seat.role()));
  }

  public boolean decides(Viewer viewer, long unit) {
    return units.find(unit).filter(found -> seats(viewer).anyMatch(seat -> decides(seat, found))).isPresent();
  }

  /** By whose word the viewer decides for a unit. */
  Authority authority(Viewer viewer, long unit) {
    Unit of = units.get(unit);
    return viewer.authority(seat -> seat.serves(SCENARIO) && decides(seat, of));
  }

  /** Whether the viewer is of the command centre over a unit. */
  boolean commands(Viewer viewer, Unit unit) {
    return seats(viewer).anyMatch(seat -> seat.role() == Role.COMMAND_CENTRE && covers(seat, unit.place()));
  }

  /** Whether the viewer decides for anybody. */
  boolean decidesAny(Viewer viewer) {
    return seats(viewer).anyMatch(seat -> seat.role() == Role.UNIT_HEAD || seat.role() == Role.COMMAND_CENTRE);
  }

  boolean reads(Viewer viewer, Plan plan) {
    return reads(viewer, plan.state(), plan.unit());
  }

  /** The same of a plan in that state, of that unit. */
  boolean reads(Viewer viewer, Plan.State state, long unit) {
    return state == Plan.State.PUBLISHED && any(viewer) || reads(viewer, unit);
  }

  /** Whether the viewer answers for what a unit inspects: its head, and the command centres and auditors of its place. */
  boolean answers(Viewer viewer, long unit) {
    return units.find(unit)
        .filter(found -> seats(viewer).anyMatch(seat -> seat.role() == Role.UNIT_HEAD && seat.unit().id() == unit
            || OF_THE_PLACE.contains(seat.role()) && covers(seat, found.place())))
        .isPresent();
  }

  /** Whether the viewer sees what a unit prepares. */
  boolean reads(Viewer viewer, long unit) {
    return units.find(unit)
        .filter(found -> seats(viewer).anyMatch(seat -> OF_THE_UNIT.contains(seat.role()) && seat.unit().id() == unit
            || OF_THE_PLACE.contains(seat.role()) && covers(seat, found.place())))
        .isPresent();
  }

  /** Whether the viewer decides for a place, whatever the unit: over its calm days. */
  boolean decides(Viewer viewer, PlaceCode place) {
    return viewer.seats().stream()
        .filter(seat -> seat.role() == Role.ADMINISTRATOR || seat.role() == Role.COMMAND_CENTRE && seat.serves(SCENARIO))
        .anyMatch(seat -> covers(seat, place));
  }

  /** The places at the top of what {@link #decides(Viewer, PlaceCode)} allows. */
  List<PlaceCode> places(Viewer viewer) {
    return viewer.seats().stream()
        .filter(seat -> seat.role() == Role.ADMINISTRATOR || seat.role() == Role.COMMAND_CENTRE && seat.serves(SCENARIO))
        .map(seat -> seat.unit().place())
        .distinct()
        .sorted()
        .toList();
  }

  /** The units for which the viewer may plan, own ones first. */
  List<Unit> unitsOf(Viewer viewer) {
    Stream<Unit> own = seats(viewer).filter(seat -> seat.role() == Role.UNIT_HEAD).map(Seat::unit);
    Stream<Unit> commanded = seats(viewer)
        .filter(seat -> seat.role() == Role.COMMAND_CENTRE)
        .flatMap(seat -> Stream.concat(Stream.of(seat.unit()), units.at(seat.unit().place()).stream()));
    return Stream.concat(own, commanded)
        .collect(Collectors.toMap(Unit::id, unit -> unit, (one, _) -> one, java.util.LinkedHashMap::new))
        .values()
        .stream()
        .sorted(Comparator.comparing((Unit unit) -> seats(viewer).noneMatch(seat -> seat.unit().id() == unit.id())))
        .toList();
  }

  /** The units whose tasks the viewer reads, as far as they sit at the viewer's own places. */
  List<Long> read(Viewer viewer) {
    return Stream.concat(
            seats(viewer).filter(seat -> OF_THE_UNIT.contains(seat.role())).map(seat -> seat.unit().id()),
            seats(viewer)
                .filter(seat -> OF_THE_PLACE.contains(seat.role()))
                .flatMap(seat -> units.in(seat.unit().place(), Unit.Kind.DEPARTMENT, Unit.Kind.PLACE_OFFICE).stream())
                .filter(unit -> unit.kind() == Unit.Kind.DEPARTMENT)
                .map(Unit::id))
        .distinct()
        .toList();
  }

  /** A condition on the columns of {@code inspection_plan}: those {@link #reads(Viewer, Plan)} allows. */
  String sql(Viewer viewer) {
    return "state = 'PUBLISHED' or " + own(viewer);
  }

  /** Another: those of the viewer's own departments and places. */
  String own(Viewer viewer) {
    return seats(viewer)
        .flatMap(seat -> OF_THE_UNIT.contains(seat.role())
            ? Stream.of("unit = " + seat.unit().id())
            : OF_THE_PLACE.contains(seat.role()) ? Stream.of(within(seat)) : Stream.empty())
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private String within(Seat seat) {
    Place place = places.get(seat.unit().place());
    return "place between %d and %d".formatted(place.code().value(), place.last().value());
  }

  private boolean decides(Seat seat, Unit unit) {
    return seat.role() == Role.UNIT_HEAD && seat.unit().id() == unit.id() || seat.role() == Role.COMMAND_CENTRE && covers(seat, unit.place());
  }

  private boolean covers(Seat seat, PlaceCode place) {
    return places.find(seat.unit().place()).filter(own -> own.covers(place)).isPresent();
  }

  private static Stream<Seat> seats(Viewer viewer) {
    return viewer.seats().stream().filter(seat -> seat.serves(SCENARIO));
  }
}
