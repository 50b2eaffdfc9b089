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
import io.haihe.kernel.casework.PublicCases;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
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
  @Autowired PublicCases cases;
  @Autowired Places places;

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

  /** A rumour with a clarification is published, a request to correct one is not: two case types of one scenario. */
  @Test
  void isNothingOfACaseTypeThatPublishesNothing() {
    String told = open("clarification", "C0301", Map.of("claim", "The rice is made of plastic.", "appearance", "A video"));
    long open = casesOpen();
    String untold = open("correctionRequest", "C0301", Map.of("clarificationNumber", told));

    for (String path : List.of("/nearby?state=all", "/nearby/feed.atom")) {
      assertThat(text(resident.get(path))).as(path).contains(told).doesNotContain(untold);
    }
    PublicCases.Search all = PublicCases.Search.opened(TinyCity.CITY, "", null, null);
    assertThat(cases.list(all, 50, 0)).extracting(PublicCases.PublicCase::number).contains(told).doesNotContain(untold);
    assertThat(resident.get("/nearby/" + untold).getStatus()).isEqualTo(404);
    assertThat(casesOpen()).isEqualTo(open);
  }

  /** On the map of the city. */
  private long casesOpen() {
    return cases.countOpen(places.children(TinyCity.CITY)).values().stream().mapToLong(Long::longValue).sum();
  }

  private String open(String type, String category, Map<String, Object> form) {
    return ((Moved) casework.open(new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "joint-clarification", type, category, TinyCity.EAST, null, null,
            "Seen by my aunt", new Contact(null, null, null), form, "web", false)))
        .number();
  }

  @Test
  void isAnEmergencyOnlyOnceItIsVerified() {
    TinyCity city = TinyCity.in(context);
    Viewer patrol = city.person(Role.COLLECTOR, TinyCity.RIVERSIDE, "office");
    Viewer chief = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    Moved fire = (Moved) casework.open(new Command.Open(
        new Actor.Staff(patrol), clock.instant(), null, "emergency-command", "event", "E201", TinyCity.NANLI, null, null,
        "Smoke over the roof", new Contact(null, null, null), Map.of("source", "patrol"), "ground", false));
    assertThat(text(resident.get("/nearby?state=all"))).doesNotContain(fire.number());
    assertThat(resident.get("/nearby/" + fire.number()).getStatus()).isEqualTo(404);

    casework.act(new Command.Take(
        new Actor.Staff(chief), clock.instant(), null, fire.caseId(), 0, "confirm", Map.of("means", "onSite", "seen", "A roof burns.")));

    assertThat(text(resident.get("/nearby?state=all"))).contains(fire.number());
    assertThat(text(resident.get("/nearby/" + fire.number()))).contains("Verified; being assessed").doesNotContain("To be given a level");
  }

  @Test
  void tellsAnybodyHowACaseStandsAndNotAsItsReporterReadsIt() {
    String number = open("06010", TinyCity.NANLI);

    for (String path : List.of("/nearby/" + number, "/nearby?place=" + TinyCity.EAST, "/nearby/feed.atom")) {
      assertThat(text(resident.get(path))).as(path).contains("Received").doesNotContain("We have your report", "To be filed");
    }
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
