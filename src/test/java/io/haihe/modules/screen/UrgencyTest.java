package io.haihe.modules.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("What needs a decision now")
class UrgencyTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Urgency urgency;
  @Autowired Deadlines deadlines;
  @Autowired Places places;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer chief;

  @BeforeEach
  void load() {
    city = TinyCity.in(context);
    chief = city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "office");
    jdbc.sql("truncate casework_case, casework_task, casework_deadline").update();
  }

  private long reported(String category, PlaceCode place) {
    return ((Outcome.Moved) casework.open(new Command.Open(
        importer(), clock.instant(), null, "city-management", "matter", category, place, null, null, "rubbish", Contact.NONE, Map.of(), "import",
        false))).caseId();
  }

  private static Actor importer() {
    return new Actor.Importer(0, 0, Map.of());
  }

  private UrgentView look(Viewer viewer, PlaceCode place) {
    Instant now = clock.instant();
    ScreenQuery query = new ScreenQuery(
        places.get(place), null, Period.of(YearMonth.from(LocalDate.ofInstant(now, ZONE))), "open", null);
    return urgency.of(viewer, query, ZONE, now, Locale.ENGLISH);
  }

  /** Noon on the day that is so many days off. */
  private void noonAfter(long days) {
    Instant noon = LocalDate.ofInstant(clock.instant(), ZONE).plusDays(days).atTime(12, 0).atZone(ZONE).toInstant();
    clock.advance(Duration.between(clock.instant(), noon));
  }

  @Test
  void isWhatComesInMoreThanIsUsualForTheWeekdayAndTheHour() {
    noonAfter(1);
    for (int week = 0; week < 6; week++) {
      reported("06010", TinyCity.NANLI);
      clock.advance(Duration.ofHours(6));
      for (int evening = 0; evening < 8; evening++) {
        reported("06010", TinyCity.NANLI);
      }
      noonAfter(7);
    }
    clock.advance(Duration.ofMinutes(-1));
    for (int n = 0; n < 5; n++) {
      reported("06010", TinyCity.NANLI);
    }
    clock.advance(Duration.ofMinutes(2));

    assertThat(look(chief, TinyCity.CITY).rises()).singleElement().satisfies(rise -> {
      assertThat(rise.today()).isEqualTo(5);
      assertThat(rise.usual()).as("what came in the evenings is not asked about at noon").isEqualTo("1.0");
    });
    assertThat(look(chief, TinyCity.WEST).rises()).isEmpty();
  }

  @Test
  void isNoRiseWhereAsManyAreUsual() {
    noonAfter(1);
    for (int week = 0; week <= 6; week++) {
      for (int n = 0; n < 5; n++) {
        reported("06010", TinyCity.NANLI);
      }
      if (week < 6) {
        noonAfter(7);
      }
    }
    clock.advance(Duration.ofMinutes(1));

    assertThat(look(chief, TinyCity.CITY).rises()).isEmpty();
  }

  @Test
  void isTheSameMatterAgainInTheSamePlace() {
    reported("06010", TinyCity.NANLI);
    reported("06010", TinyCity.NANLI);
    reported("06010", TinyCity.BEILI);
    reported("06012", TinyCity.NANLI);
    assertThat(look(chief, TinyCity.CITY).repeated()).isEmpty();

    reported("06010", TinyCity.NANLI);

    assertThat(look(chief, TinyCity.CITY).repeated()).singleElement().satisfies(again -> {
      assertThat(again.cases()).isEqualTo(3);
      assertThat(again.open()).isEqualTo(3);
      assertThat(again.link()).contains("category=06010", "place=" + TinyCity.NANLI);
    });
    clock.advance(Duration.ofDays(31));
    assertThat(look(chief, TinyCity.CITY).repeated()).as("a month later").isEmpty();
  }

  @Test
  void isWhatIsLateByUnitAndWhatWillBeSoon() {
    long id = reported("06010", TinyCity.NANLI);
    casework.act(new Command.Take(importer(), clock.instant(), null, id, 0, "file", Map.of("urgency", "normal")));
    casework.act(new Command.Take(importer(), clock.instant(), null, id, 0, "dispatch", Map.of()));
    Instant due = deadline();
    clock.advance(Duration.between(clock.instant(), due.minus(Duration.ofHours(3))));
    assertThat(look(chief, TinyCity.CITY).due().cases()).isEqualTo(1);
    assertThat(look(chief, TinyCity.CITY).due().first()).hasSize(1);
    assertThat(look(chief, TinyCity.CITY).units()).isEmpty();

    clock.advance(Duration.ofHours(4));
    deadlines.fireDue(clock.instant());

    UrgentView late = look(chief, TinyCity.CITY);
    assertThat(late.units()).singleElement().satisfies(unit -> {
      assertThat(unit.cases()).isEqualTo(1);
      assertThat(unit.unit()).isNotBlank();
    });
    assertThat(late.isQuiet()).isFalse();
    assertThat(look(city.person(Role.AUDITOR, TinyCity.WEST, "office"), TinyCity.CITY).units()).as("elsewhere").isEmpty();
  }

  private Instant deadline() {
    return jdbc.sql("select due_at from casework_case where due_at is not null")
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }
}
