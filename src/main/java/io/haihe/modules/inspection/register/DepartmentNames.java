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
  private final FieldNames fields;

  DepartmentNames(Units units, FieldNames fields) {
    this.units = units;
    this.fields = fields;
  }

  /** Of each kind of department by its template key the name of the highest, which is the city's own where it has one. */
  Map<String, String> of(City city, Locale locale) {
    Map<String, String> names = new LinkedHashMap<>();
    units.in(city.root().code(), Unit.Kind.DEPARTMENT, Unit.Kind.COMPANY).forEach(unit -> names.putIfAbsent(unit.templateKey(), unit.nameIn(locale)));
    return names;
  }

  /** What is different between versions of items, with fields and departments by their names. */
  List<ItemChange.Line> named(List<ItemChange.Line> lines, Map<String, String> names, Locale locale) {
    return lines.stream()
        .map(line -> switch (line.what()) {
          case "department" -> line.said(key -> names.getOrDefault(key, key));
          case "field" -> line.said(fields.in(locale));
          default -> line;
        })
        .toList();
  }
}
