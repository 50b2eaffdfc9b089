package io.haihe.browser;

import io.haihe.SettableClock;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.ProjectionsForTests;
import io.haihe.kernel.org.Administration;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Places;
import io.haihe.modules.demo.Demo;
import io.haihe.modules.demo.Inspections;
import io.haihe.modules.service.SampleItems;
import io.haihe.platform.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demonstration's city as it is at one moment, the same each time. */
final class TourCity {

  static final Instant MOMENT = Instant.parse("2026-03-10T07:00:00Z");
  private static final Pattern NAMED = Pattern.compile("\\{(\\w+?)(Token)?}");

  /** Whose guide to the first visit is still shown. */
  private static final String NEWCOMER = "intake.nankai";

  private static final String HEPING = "scenario = 'city-management' and place / 1000 between 120101000000 and 120101999999";
  private static final String STREET = "scenario = 'city-management' and place / 1000 between 120101001000 and 120101001999";
  private static final String BLOWN = "exists (select from casework_task t where t.case_id = c.id and t.open and t.type = 'summons')";

  /** To a department somebody of which shows the tour. */
  static final String SUMMONS =
      "t.open and t.type = 'summons' and t.unit = (select u.id from org_unit u where u.key = '120101000000/urban-management')"
          + " and not jsonb_exists(t.body->'steps', 'sign')";

  /** The cases the pages of the tour are about, all of the demonstration's own. */
  private static final Map<String, String> CASES =
      Map.ofEntries(
          Map.entry("reported", HEPING + " and state = 'reported'"),
          Map.entry("filed", HEPING + " and state = 'filed'"),
          Map.entry("handling", HEPING + " and state = 'handling' and category like '06%'"),
          Map.entry("tasked", HEPING + " and state = 'handling' and exists (select from org_unit u where u.id = c.desk_unit and u.key = '120101000000/urban-management') and not " + BLOWN),
          Map.entry("proposed", STREET + " and state = 'handling' and not " + BLOWN),
          Map.entry("whistle", STREET + " and state = 'handling' and " + BLOWN),
          Map.entry("settled", HEPING + " and state = 'closed'"),
          Map.entry("public", HEPING + " and state = 'closed'"),
          Map.entry("paying", "scenario = 'government-service' and state = 'paying'"),
          Map.entry("certified", "scenario = 'newborn-registration' and state = 'delivered' and place / 1000 between 120101000000 and 120101999999"),
          Map.entry("summoned", "exists (select from casework_task t where t.case_id = c.id and " + SUMMONS + ")"));

  private final JdbcClient jdbc;
  private final FollowLinks links;
  private final Map<String, String> known = new HashMap<>();

  private TourCity(ApplicationContext context) {
    jdbc = context.getBean(JdbcClient.class);
    links = context.getBean(FollowLinks.class);
  }

  static TourCity in(ApplicationContext context) {
    TourCity city = new TourCity(context);
    context.getBean(SettableClock.class).set(MOMENT);
    context.getBean(CityLoader.class).load(Path.of("cities/tianjin"));
    Places places = context.getBean(Places.class);
    context.getBean(Units.class).load(places.city(Demo.city()).orElseThrow(), Path.of("cities/tianjin/units.yaml"));
    Demo demo = context.getBean(Demo.class);
    demo.hire();
    context.getBean(SampleItems.class).load();
    demo.playInOrder(1, Progress.silent());
    context.getBean(Inspections.class).play();
    context.getBean(ProjectionsForTests.class).catchUp();
    seat(context);
    city.putGuidesAway();
    return city;
  }

  /** An administrator gives somebody a seat: the demonstration itself hires all of its people at once. */
  private static void seat(ApplicationContext context) {
    People people = context.getBean(People.class);
    Person deputy = people.byLogin("firehead.heping").orElseThrow();
    context.getBean(Administration.class).giveSeat(
        people.viewer(people.byLogin("admin").orElseThrow().id(), MOMENT),
        new NewSeat(deputy.id(), deputy.homeUnit(), Role.CHECKER, Set.of(), LocalDate.of(2026, 3, 10), null), MOMENT);
  }

  private void putGuidesAway() {
    jdbc.sql(
            """
            insert into org_guide_seen (person, role, at)
            select distinct p.id, s.role, :at::timestamptz from org_person p join org_seat s on s.person = p.id where p.login <> :newcomer
            """)
        .param("at", MOMENT.toString())
        .param("newcomer", NEWCOMER)
        .update();
  }

  /** What stands for a name in an address from now on. */
  void know(String name, String value) {
    known.put(name, value);
  }

  /** {@code {handling}} becomes the number of such a case, {@code {handlingToken}} its number and its secret code. */
  String address(String said) {
    return NAMED.matcher(said).replaceAll(found -> {
      String own = known.get(found.group().substring(1, found.group().length() - 1));
      if (own != null) {
        return Matcher.quoteReplacement(own);
      }
      String number = number(found.group(1));
      return Matcher.quoteReplacement(found.group(2) == null ? number : number + "/" + links.token(number));
    });
  }

  /** Such a case, as whoever has its link sees it. */
  Case found(String which) {
    String number = number(which);
    return links.open(number, links.token(number)).orElseThrow();
  }

  String number(String which) {
    return jdbc.sql("select number from casework_case c where sample and " + CASES.get(which) + " order by id desc limit 1").query(String.class).single();
  }
}
