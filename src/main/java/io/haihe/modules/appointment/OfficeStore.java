package io.haihe.modules.appointment;

import io.haihe.kernel.place.PlaceCode;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the offices. */
@Component
class OfficeStore {

  private final JdbcClient jdbc;

  OfficeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Office> all() {
    return jdbc.sql("select * from appointment_office order by place, unit").query(OfficeStore::row).list();
  }

  Optional<Office> find(long unit) {
    return jdbc.sql("select * from appointment_office where unit = ?").param(unit).query(OfficeStore::row).optional();
  }

  void keep(Office office) {
    jdbc.sql(
            """
            insert into appointment_office
              (unit, place, address, weekdays, opens, closes, minutes, capacity, days_ahead, change_minutes, keep_days, items, closed, open)
            values (:unit, :place, :address, :weekdays, :opens, :closes, :minutes, :capacity, :ahead, :change, :keep, :items, :closed, :open)
            on conflict (unit) do update set address = excluded.address, weekdays = excluded.weekdays, opens = excluded.opens,
              closes = excluded.closes, minutes = excluded.minutes, capacity = excluded.capacity, days_ahead = excluded.days_ahead,
              change_minutes = excluded.change_minutes, keep_days = excluded.keep_days, items = excluded.items, closed = excluded.closed,
              open = excluded.open
            """)
        .param("unit", office.unit())
        .param("place", office.place().value())
        .param("address", office.address())
        .param("weekdays", bits(office.weekdays()))
        .param("opens", office.opens())
        .param("closes", office.closes())
        .param("minutes", office.minutes())
        .param("capacity", office.capacity())
        .param("ahead", office.daysAhead())
        .param("change", office.change().toMinutes())
        .param("keep", office.keepDays())
        .param("items", office.items().toArray(String[]::new))
        .param("closed", office.closed().stream().map(Date::valueOf).toArray(Date[]::new))
        .param("open", office.open())
        .update();
  }

  private static int bits(Set<DayOfWeek> days) {
    return days.stream().mapToInt(day -> 1 << day.ordinal()).sum();
  }

  private static Set<DayOfWeek> days(int bits) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    Arrays.stream(DayOfWeek.values()).filter(day -> (bits & 1 << day.ordinal()) != 0).forEach(days::add);
    return days;
  }

  private static Office row(ResultSet row, int n) throws SQLException {
    return new Office(
        row.getLong("unit"), new PlaceCode(row.getLong("place")), row.getString("address"), days(row.getInt("weekdays")),
        row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class), row.getInt("minutes"), row.getInt("capacity"),
        row.getInt("days_ahead"), Duration.ofMinutes(row.getInt("change_minutes")), row.getInt("keep_days"),
        List.of((String[]) row.getArray("items").getArray()),
        Arrays.stream((Date[]) row.getArray("closed").getArray()).map(Date::toLocalDate).toList(), row.getBoolean("open"));
  }
}
