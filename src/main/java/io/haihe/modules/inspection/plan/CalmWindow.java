package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.place.WorkingCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The days of a window on which a party may be visited: working days that are not calm for it. */
final class CalmWindow {

  private final List<LocalDate> workdays;
  private final Map<Calm, Place> calm = new HashMap<>();
  private final Map<Set<Object>, List<LocalDate>> known = new HashMap<>();

  /** @param calm what holds in the window; none for who follows a lead */
  CalmWindow(Places places, WorkingCalendar calendar, LocalDate from, LocalDate until, Collection<Calm> calm) {
    workdays = calendar.workdays(from, until).toList();
    calm.forEach(one -> this.calm.put(one, places.get(one.place())));
  }

  List<LocalDate> days(PlaceCode place, Collection<String> fields) {
    if (calm.isEmpty()) {
      return workdays;
    }
    Set<Object> about = new java.util.HashSet<>(fields);
    about.add(place);
    return known.computeIfAbsent(about, _ -> without(place, fields));
  }

  private List<LocalDate> without(PlaceCode place, Collection<String> fields) {
    List<Calm> holding = calm.entrySet().stream()
        .filter(one -> one.getValue().covers(place) && (one.getKey().field().isEmpty() || fields.contains(one.getKey().field())))
        .map(Map.Entry::getKey)
        .toList();
    return workdays.stream().filter(day -> holding.stream().noneMatch(one -> one.on(day))).toList();
  }

  /**
   * The day that falls to one of many, so that they spread evenly over the window in the order drawn.
   *
   * @param order 1 for the first
   * @return null where no day is left
   */
  @Nullable LocalDate day(int order, int many, PlaceCode place, Collection<String> fields) {
    List<LocalDate> free = days(place, fields);
    if (free.isEmpty()) {
      return null;
    }
    LocalDate due = workdays.get((int) ((long) (order - 1) * workdays.size() / many));
    LocalDate next = new TreeSet<>(free).ceiling(due);
    return next == null ? free.getLast() : next;
  }
}
