package io.haihe.kernel.org;

import io.haihe.kernel.place.CalendarChange;
import io.haihe.kernel.place.CalendarDesk;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The working calendars of an administrator's cities; who administers a whole city replaces its calendar. */
@Component
public class CityCalendars {

  private final CalendarDesk desk;
  private final Places places;
  private final Administration administration;
  private final CityLog log;
  private final TransactionTemplate transactions;

  CityCalendars(CalendarDesk desk, Places places, Administration administration, CityLog log, TransactionTemplate transactions) {
    this.desk = desk;
    this.places = places;
    this.administration = administration;
    this.log = log;
    this.transactions = transactions;
  }

  public List<City> of(Viewer viewer) {
    return administration.scopes(viewer).stream().map(scope -> places.cityOf(scope.place())).distinct().toList();
  }

  public boolean mayReplace(Viewer viewer, City city) {
    return administration.administers(viewer, city.root().code());
  }

  /** What a file would change, by the rules of {@link CalendarDesk#change}. */
  public CalendarChange change(Viewer viewer, City city, String file, String yaml, @Nullable Integer year) {
    require(viewer, city);
    return desk.change(city, file, yaml, year);
  }

  /** @param seen stands for the calendar the viewer has seen */
  public void replace(Viewer viewer, City city, String seen, String yaml, Act act) {
    CalendarChange change = change(viewer, city, city.calendar() + ".yaml", yaml, null);
    transactions.executeWithoutResult(status -> {
      desk.replace(city, seen, change.yaml());
      log.add(act, city, "calendar-changed", detail(city, change));
    });
    desk.lookAgain();
  }

  private static Map<String, Object> detail(City city, CalendarChange change) {
    return Map.of(
        "calendar", city.calendar(), "off", change.becomeOff().toString(), "work", change.becomeWork().toString(),
        "hours", change.shifts(), "week", change.week());
  }

  private void require(Viewer viewer, City city) {
    if (!mayReplace(viewer, city)) {
      throw new AccessDeniedException("for administrators of the whole city");
    }
  }
}
