package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Point;
import io.haihe.kernel.place.PlaceCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("What anybody sees nearby")
class NearbyTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired SettableClock clock;

  private Resident resident;

  @BeforeEach
  void city() {
    TinyCity.in(context);
    resident = new Resident(http);
  }

  private String open(String category, PlaceCode place) {
    return ((Moved) casework.open(new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "city-management", "matter", category, place,
            new Point(117.123456, 39.123456), "SECRET lane 7", "SECRET words of Li", new Contact("Li", "13800001111", null),
            Map.of("landmark", "SECRET landmark"), "web", false)))
        .number();
  }

  @Test
  void hasAPageOfItsOwnWithWhatIsPublishedAndNoMore() {
    String number = open("06010", TinyCity.NANLI);

    assertThat(text(resident.get("/nearby/" + number)))
        .contains(number, "河沿街道")
        .doesNotContain("SECRET", "13800001111", "117.12", "南里", "ld+json");
    assertThat(resident.get("/nearby/CM20250616999999").getStatus()).isEqualTo(404);
  }

  @Test
  void isWhatTheScenarioPublishesAndNoFiner() {
    String number = open("06010", TinyCity.NANLI);

    String page = text(resident.get("/nearby?place=" + TinyCity.RIVERSIDE));

    assertThat(page)
        .contains(number, "河沿街道")
        .doesNotContain("SECRET", "13800001111", "117.12", "南里");
  }

  @Test
  void isTheSameForAPlaceFinerThanPublished() {
    String there = open("06010", TinyCity.NANLI);
    String besides = open("06010", TinyCity.BEILI);

    assertThat(text(resident.get("/nearby?place=" + TinyCity.NANLI))).contains(there, besides);
  }

  @Test
  void isLimitedToThePlaceTheStateAndTheKind() {
    String east = open("06010", TinyCity.NANLI);
    String west = open("01001", TinyCity.STATION);

    assertThat(text(resident.get("/nearby?place=" + TinyCity.EAST))).contains(east).doesNotContain(west);
    assertThat(text(resident.get("/nearby?state=ended"))).doesNotContain(east, west);
    assertThat(text(resident.get("/nearby?kind=city-management:01"))).contains(west).doesNotContain(east);
  }

  @Test
  void isCountedOnTheMapAndGoneThroughPageByPage() {
    String first = open("06010", TinyCity.STATION);
    for (int i = 0; i < 20; i++) {
      open("06010", TinyCity.STATION);
    }
    String page = text(resident.get("/nearby?place=" + TinyCity.WEST));

    assertThat(page).containsPattern("西站街道: 2\\d open").contains("rel=\"next\"").doesNotContain(first);
    assertThat(text(resident.get("/nearby?place=" + TinyCity.WEST + "&page=2"))).contains(first, "rel=\"prev\"");
  }

  @Test
  void staysWithinItsWeight() {
    for (String path : List.of("/", "/report", "/report/city-management", "/report/hotline", "/follow", "/nearby")) {
      assertThat(resident.get(path)).as(path).satisfies(page -> {
        assertThat(page.getStatus()).isIn(200, 303);
        assertThat(page.getContentAsByteArray().length).isLessThan(60_000);
      });
    }
  }
}
