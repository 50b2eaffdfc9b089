package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Audit;
import io.haihe.kernel.casework.Teams;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Calendars;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Packages;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.modules.resident.SomeResident;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("In the browser, a case of each type")
class CaseTypesTest {

  private static final String DRAWN = "drawnInStories";

  @Autowired ApplicationContext context;
  @Autowired Audit audit;
  @LocalServerPort int port;

  private Chrome chrome;
  private Crew crew;
  private Viewer reader;
  private WorkingCalendar calendar;

  static List<Tale> told() throws IOException {
    List<Tale> tales = new ArrayList<>();
    for (Path folder : Packages.shipped().toList()) {
      Scenario scenario = ScenarioLoader.load(folder);
      for (CaseType type : scenario.types().values()) {
        tales.add(Tale.of(folder, scenario, type));
      }
    }
    return tales;
  }

  @BeforeAll
  void open() {
    TinyCity city = TinyCity.in(context);
    SomeResident.confirmed(context);
    City tiny = context.getBean(Places.class).city("tiny").orElseThrow();
    context.getBean(Units.class).load(tiny, Path.of("src/test/resources/cities/ways/units.yaml"));
    calendar = context.getBean(Calendars.class).of(tiny);
    reader = city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "operations-centre");
    ((DefaultListableBeanFactory) context.getAutowireCapableBeanFactory()).registerSingleton(DRAWN, drawn(city));
    chrome = new Chrome(port);
    crew = new Crew(city, context.getBean(Units.class), chrome);
  }

  /** Whoever the stories draw: a handler of each of two departments. */
  private static Teams drawn(TinyCity city) {
    List<Long> drawn = Stream.of("urban-management", "water").map(unit -> city.person(Role.HANDLER, TinyCity.EAST, unit).person()).toList();
    return cases -> cases.stream().collect(Collectors.toMap(matter -> matter, matter -> drawn));
  }

  @AfterAll
  void close() {
    ((DefaultListableBeanFactory) context.getAutowireCapableBeanFactory()).destroySingleton(DRAWN);
    assertThat(audit.verify(entries -> {}).first()).isEmpty();
    assertThat(chrome.complaints()).isEmpty();
    chrome.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("told")
  void isFiledAndBroughtToItsEndThroughThePages(Tale tale) {
    Set<String> ends = new Walk(context, calendar, reader, crew, tale).toTheEnd();

    assertThat(ends).as("final states it came to").isNotEmpty();
  }
}
