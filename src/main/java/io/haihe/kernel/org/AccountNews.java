package io.haihe.kernel.org;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Tells of what administrators do to accounts and seats those who know whether it is right. What takes two people is worth nothing where one can make
 * the second one up, or take an account over, and nobody hears of it.
 */
@Component
class AccountNews {

  /** Where it is looked at. */
  static final String PATH = "/account-changes";

  /** Whose seats somebody decides by: the command centre hears of each. */
  private static final Set<Role> DECIDING = Set.of(Role.UNIT_HEAD, Role.COMMAND_CENTRE, Role.DUTY_CHIEF, Role.AUDITOR, Role.ADMINISTRATOR);

  /** What is done to a whole account. */
  enum Deed {
    PASSWORD("password-reset"),
    DISABLED("person-disabled"),
    ENABLED("person-enabled");

    /** As the change is kept. */
    private final String kind;

    Deed(String kind) {
      this.kind = kind;
    }
  }

  private final StaffNews news;
  private final People people;
  private final SeatStore seats;
  private final Units units;
  private final CityTime time;
  private final Texts texts;

  AccountNews(StaffNews news, People people, SeatStore seats, Units units, CityTime time, Texts texts) {
    this.news = news;
    this.people = people;
    this.seats = seats;
    this.units = units;
    this.time = time;
    this.texts = texts;
  }

  void given(Viewer by, SeatTerm seat, Instant at) {
    tell(by, seat, "seat-given", at);
  }

  void ended(Viewer by, SeatTerm seat, Instant at) {
    tell(by, seat, "seat-ended", at);
  }

  private void tell(Viewer by, SeatTerm seat, String kind, Instant at) {
    Person person = people.get(seat.person());
    Set<Long> told = heads(seat.unit(), at);
    told.removeAll(List.of(by.person(), person.id()));
    if (told.isEmpty() || DECIDING.contains(seat.role())) {
      told.addAll(centre(seat.unit().place(), by, person.id(), at));
    }
    news.tell(told, "seat " + seat.id() + " " + kind, PATH, at, language -> texts.text(
        language, "org.accounts.news." + kind, by.name(), person.name(), texts.text(language, "org.role." + seat.role().key()),
        seat.unit().nameIn(language)));
  }

  /** The person too, by mail where there is an address: whoever did not ask for it is the first to know. */
  void done(Viewer by, long account, Deed deed, Instant at) {
    Person person = people.get(account);
    Unit home = units.get(person.homeUnit());
    Set<Long> told = heads(home, at);
    seats.of(account).stream().filter(seat -> seat.inForceOn(time.day(seat.unit(), at))).forEach(seat -> told.addAll(heads(seat.unit(), at)));
    told.addAll(centre(home.place(), by, account, at));
    told.removeAll(List.of(by.person(), account));
    Function<Locale, String> words = language -> texts.text(language, "org.accounts.news." + deed.kind, by.name(), person.name());
    news.tell(told, "account " + account + " " + deed.kind + " " + at, PATH, at, words);
    if (deed == Deed.PASSWORD) {
      news.tell(
          List.of(account), "account " + account + " own " + at, "/me", at, language -> texts.text(language, "org.accounts.news.own", by.name()));
    }
  }

  private Set<Long> heads(Unit unit, Instant at) {
    return new TreeSet<>(people.holders(Role.UNIT_HEAD, unit.id(), at));
  }

  /** The command centre of a place, or of the smallest around it that has one beside these two. */
  private Set<Long> centre(PlaceCode place, Viewer by, long about, Instant at) {
    return units.around(place)
        .map(where -> {
          Set<Long> found = new TreeSet<>(people.holders(Role.COMMAND_CENTRE, where.stream().map(Unit::id).toList(), at));
          found.removeAll(List.of(by.person(), about));
          return found;
        })
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElseGet(TreeSet::new);
  }
}
