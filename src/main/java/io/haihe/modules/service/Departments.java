package io.haihe.modules.service;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the department of an item is called. */
@Component
public class Departments {

  private final Units units;

  Departments(Units units) {
    this.units = units;
  }

  /** The name of its unit; where the unit is not known here, what the item itself calls the department. */
  public String name(String unit, Bilingual department, Locale locale) {
    Optional<Unit> known = unit.isEmpty() ? Optional.empty() : units.byKey(unit);
    return known.map(found -> found.nameIn(locale)).orElseGet(() -> department.in(locale));
  }
}
