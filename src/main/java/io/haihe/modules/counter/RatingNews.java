package io.haihe.modules.counter;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.StaffNews;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells whoever is to answer a bad rating that it has come to them; the words of the visitor stay where they are. */
@Component
class RatingNews {

  private final StaffNews news;
  private final People people;
  private final Units units;
  private final Places places;
  private final Texts texts;

  RatingNews(StaffNews news, People people, Units units, Places places, Texts texts) {
    this.news = news;
    this.people = people;
    this.units = units;
    this.places = places;
    this.texts = texts;
  }

  /** Those who have it now, in the order in which it goes up; the name of each, in small letters, ends the key of its text. */
  enum Rung {
    OFFICE,
    HEAD,
    CENTRE
  }

  /** Once for each rung; where the visitor was not content and it begins anew, once more. */
  void tell(VisitRating rating, Rung rung, Instant now) {
    Unit office = units.get(rating.unit());
    news.tell(
        responsible(office, rung, now), "rating " + rating.ticket() + " " + rating.reopened() + " " + rung.name(), RatingPages.PATH, now,
        locale -> words(locale, rating, office, rung));
  }

  private String words(Locale locale, VisitRating rating, Unit office, Rung rung) {
    Instant due = rating.dueAt();
    LocalDate day = due == null ? null : LocalDate.ofInstant(due, places.cityOf(office.place()).zone());
    return texts.text(
        locale, "counter.news." + rung.name().toLowerCase(Locale.ROOT), rating.label(), office.nameIn(locale), day == null ? "" : Page.date(day, locale));
  }

  private List<Long> responsible(Unit office, Rung rung, Instant at) {
    return switch (rung) {
      case OFFICE -> {
        List<Long> chiefs = nearest(Role.DUTY_CHIEF, office, at);
        yield chiefs.isEmpty() ? people.holders(Role.UNIT_HEAD, office.id(), at) : chiefs;
      }
      case HEAD -> people.holders(Role.UNIT_HEAD, office.id(), at);
      case CENTRE -> nearest(Role.COMMAND_CENTRE, office, at);
    };
  }

  /** Whoever holds the role at the office; otherwise in the smallest place around it in which somebody does. */
  private List<Long> nearest(Role role, Unit office, Instant at) {
    return Stream.concat(Stream.of(List.of(office)), units.around(office.place()))
        .map(where -> people.holders(role, where.stream().map(Unit::id).toList(), at))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
