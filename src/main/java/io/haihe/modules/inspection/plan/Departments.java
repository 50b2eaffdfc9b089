package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.inspection.register.SupervisionItem;
import io.haihe.modules.inspection.register.SupervisionItems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Whose items are whose: the department of an item is the unit of its key nearest to the place. */
@Component
class Departments {

  private final SupervisionItems items;
  private final Units units;

  Departments(SupervisionItems items, Units units) {
    this.items = items;
    this.units = units;
  }

  /** The item that is written {@code code/version}. */
  Optional<SupervisionItem> item(String written) {
    int slash = written.lastIndexOf('/');
    return slash > 0 && written.substring(slash + 1).matches("\\d{1,9}")
        ? items.find(written.substring(0, slash), Integer.parseInt(written.substring(slash + 1)))
        : Optional.empty();
  }

  static String written(SupervisionItem item) {
    return item.code() + "/" + item.version();
  }

  /** Items in force whose department there is at that place. */
  List<SupervisionItem> offered(PlaceCode place) {
    Map<String, Boolean> known = new LinkedHashMap<>();
    return items.current().stream()
        .filter(item -> known.computeIfAbsent(item.department(), key -> units.named(key, place).isPresent()))
        .toList();
  }

  /** The departments of the items at a place; the one that plans comes first if it is among them. */
  List<Long> of(List<SupervisionItem> chosen, PlaceCode place, long planning) {
    Set<Long> found = new LinkedHashSet<>();
    chosen.forEach(item -> units.named(item.department(), place).map(Unit::id).ifPresent(found::add));
    List<Long> ordered = new ArrayList<>(found);
    if (ordered.remove(planning)) {
      ordered.addFirst(planning);
    }
    return ordered;
  }

  /** What each department of a task looks at: its items, in the order of the departments. */
  Map<Long, List<SupervisionItem>> of(PlannedTask task) {
    Map<Long, List<SupervisionItem>> of = new LinkedHashMap<>();
    task.units().forEach(unit -> of.put(unit, new ArrayList<>()));
    task.items().forEach(written -> item(written).ifPresent(item -> units.named(item.department(), task.place())
        .map(Unit::id)
        .map(of::get)
        .ifPresent(its -> its.add(item))));
    return of;
  }

  /** All fields of a task. */
  Set<String> fields(PlannedTask task) {
    Set<String> fields = new TreeSet<>();
    task.items().forEach(written -> item(written).ifPresent(item -> fields.add(item.field())));
    return fields;
  }
}
