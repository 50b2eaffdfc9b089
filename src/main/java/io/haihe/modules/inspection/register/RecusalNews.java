package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.StaffNews;
import io.haihe.kernel.org.Units;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells an officer what somebody else entered or ended about whom they must not inspect. */
@Component
class RecusalNews {

  private final StaffNews news;
  private final Superiors superiors;
  private final Units units;
  private final People people;
  private final Texts texts;

  RecusalNews(StaffNews news, Superiors superiors, Units units, People people, Texts texts) {
    this.news = news;
    this.superiors = superiors;
    this.units = units;
    this.people = people;
    this.texts = texts;
  }

  /** @param subject the same however often it is told */
  void tell(Officer officer, String subject, String key, Party party, String why, long by, Instant at) {
    if (officer.person() != 0) {
      news.tell(
          List.of(officer.person()), subject, OwnRecusalPages.PATH, at, locale -> texts.text(locale, key, people.nameOf(by), party.name(), why));
    }
  }

  /** That one which somebody entered for another waits for a second person: to the command centre, and to the officer with {@link #tell}. */
  void toCentre(Officer officer, Party party, String why, long by, Instant at) {
    news.tell(
        superiors.centre(units.get(officer.unit()).place(), by, at), "recusal waits " + officer.id() + " " + party.code() + " " + at,
        WaitingRecusalPages.PATH, at,
        locale -> texts.text(locale, "inspection.register.recusal.news.waits", people.nameOf(by), officer.certificate(), party.name(), why));
  }

  /** That an officer is drawn for a party they must not inspect, so that somebody else has to go. */
  void toHeads(Officer officer, Recusals.Drawn drawn, long by, Instant at) {
    news.tell(
        superiors.heads(officer.unit(), by, at), "recusal " + officer.id() + " visit " + drawn.visit(), "/inspections/visits/" + drawn.visit() + "/team", at,
        locale -> texts.text(locale, "inspection.register.recusal.news.drawn", officer.name(), officer.certificate(), drawn.party(), drawn.title()));
  }
}
