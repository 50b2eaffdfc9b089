package io.haihe.kernel.org;

import java.util.List;

/** How many units and duties a load brought into service. */
public record LoadedUnits(int offices, int departments, int companies, int duties) {

  static LoadedUnits of(List<PlannedUnit> units) {
    return new LoadedUnits(
        count(units, Unit.Kind.PLACE_OFFICE),
        count(units, Unit.Kind.DEPARTMENT),
        count(units, Unit.Kind.COMPANY),
        units.stream().mapToInt(unit -> unit.duties().size()).sum());
  }

  private static int count(List<PlannedUnit> units, Unit.Kind kind) {
    return (int) units.stream().filter(unit -> unit.kind() == kind).count();
  }
}
