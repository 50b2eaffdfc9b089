package io.haihe.modules.appointment;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** An office of the demonstration that gives appointments for any item. */
@Component
public class SampleOffices {

  private final OfficeStore offices;
  private final Units units;

  SampleOffices(OfficeStore offices, Units units) {
    this.offices = offices;
    this.units = units;
  }

  /** Leaves alone what somebody has set. */
  public void load(String unit) {
    units.byKey(unit).filter(found -> offices.find(found.id()).isEmpty()).ifPresent(this::keep);
  }

  private void keep(Unit unit) {
    offices.keep(new Office(
        unit.id(), unit.place(), "", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), LocalTime.of(9, 0), LocalTime.of(17, 0), 30, 4, 14,
        Duration.ofHours(2), 7, List.of(), List.of(), true));
  }
}
