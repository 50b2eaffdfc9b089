package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How the departments of supervision items are called. */
@Component
class DepartmentNames {

  private final Units units;

  DepartmentNames(Units units) {
    this.units = units;
  }

  /** Of each kind of department by its template key the name of the highest, which is the city's own where it has one. */
  Map<String, String> of(City city, Locale locale) {
    Map<String, String> names = new LinkedHashMap<>();
    units.in(city.root().code(), Unit.Kind.DEPARTMENT, Unit.Kind.COMPANY).forEach(unit -> names.putIfAbsent(unit.templateKey(), unit.nameIn(locale)));
    return names;
  }

  /** What is different between versions of items, with departments by their names. */
  static List<ItemChange.Line> named(List<ItemChange.Line> lines, Map<String, String> names) {
    return lines.stream().map(line -> line.what().equals("department") ? line.said(key -> names.getOrDefault(key, key)) : line).toList();
  }
}
