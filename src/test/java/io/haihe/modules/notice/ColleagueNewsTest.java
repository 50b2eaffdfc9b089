package io.haihe.modules.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("A colleague")
class ColleagueNewsTest {

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired ProjectionsForTests projections;
  @Autowired MessageProjection projection;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private Viewer clerk;
  private Viewer chief;
  private Viewer elsewhere;
  private long matter;
  private String number = "";

  @BeforeEach
  void begin() {
    TinyCity city = TinyCity.in(context);
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    chief = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    elsewhere = city.person(Role.DUTY_CHIEF, TinyCity.WEST, "operations-centre");
    Moved opened = (Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI, null, null, "a heap", Contact.NONE,
        Map.of(), "web", false));
    matter = opened.caseId();
    number = opened.number();
    projections.catchUp(projection);
    jdbc.sql("delete from notice_message").update();
  }

  private List<String> toldTo(Viewer who) {
    return jdbc.sql("select notice || ' ' || text_en from notice_message where person = ? order by id").param(who.person()).query(String.class).list();
  }

  private void note(String text, List<Long> told) {
    casework.act(new Command.Note(new Actor.Staff(clerk), clock.instant(), null, matter, 0, text, false, told));
  }

  @Test
  void isToldOnceThatTheyWereNamedInANoteAndNobodyWhoMayNotSeeTheCase() {
    note("secret words", List.of(chief.person(), elsewhere.person(), clerk.person(), 999_999_999L));

    projections.catchUp(projection);
    projections.rebuild(projection);

    assertThat(toldTo(chief)).containsExactly("@named " + clerk.name() + " named you in a note on " + number + ".");
    assertThat(toldTo(elsewhere)).isEmpty();
    assertThat(toldTo(clerk)).isEmpty();
    assertThat(jdbc.sql("select count(*) from notice_message where text_zh like '%secret%' or text_en like '%secret%'").query(Long.class).single())
        .as("the words stay in the case").isZero();
  }

  @Test
  void isToldThatACaseWasHandedOverWithAWord() {
    Viewer beside = TinyCity.in(context).colleague(clerk, "clerk.beside");
    casework.act(new Command.Assign(new Actor.Staff(clerk), clock.instant(), null, matter, 0, 0, beside.person(), "I am away"));
    casework.act(new Command.Assign(new Actor.Staff(clerk), clock.instant(), null, matter, 0, 0, clerk.person(), "back"));

    projections.catchUp(projection);

    assertThat(toldTo(beside)).containsExactly("@handed " + clerk.name() + " handed " + number + " over to you, with a word about it.");
    assertThat(toldTo(clerk)).isEmpty();
  }

  @Test
  void isToldNothingThatIsLongPast() {
    note("old", List.of(chief.person()));
    clock.advance(Duration.ofDays(10));

    projections.catchUp(projection);

    assertThat(toldTo(chief)).isEmpty();
  }
}
