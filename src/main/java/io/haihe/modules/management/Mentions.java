package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who is named in a note: {@code @account}, or {@code @unit} by its name or key. Nobody is told of a case they may not see, and nobody of
 * another city is known here.
 */
@Component
class Mentions {

  private static final Pattern AT = Pattern.compile("(?<![A-Za-z0-9._-])@");
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]*[a-z0-9]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}._/-]{1,40}");
  private static final int MOST = 20;

  private final People people;
  private final Units units;
  private final Places places;
  private final Cases cases;

  Mentions(People people, Units units, Places places, Cases cases) {
    this.people = people;
    this.units = units;
    this.places = places;
    this.cases = cases;
  }

  /**
   * @param told who will be told
   * @param blind names of those who may not see the case
   * @param unknown what was written, where nobody is called so
   */
  record Found(List<Long> told, List<String> blind, List<String> unknown) {}

  Found of(Viewer writer, Case now, String text, Instant at) {
    Set<Long> told = new LinkedHashSet<>();
    Set<String> blind = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    Place city = places.cityOf(now.place()).root();
    AT.matcher(text).results().limit(MOST).forEach(mark -> {
      String rest = text.substring(mark.end());
      Optional<Person> person = person(rest, city);
      Optional<Unit> unit = person.isPresent() ? Optional.empty() : unit(rest, city, now);
      if (person.isPresent()) {
        sort(List.of(person.get().id()), person.get().name(), now, at, told, blind);
      } else if (unit.isPresent()) {
        sort(members(unit.get(), at), unit.get().name(), now, at, told, blind);
      } else {
        word(rest).ifPresent(unknown::add);
      }
    });
    told.remove(writer.person());
    return new Found(List.copyOf(told), List.copyOf(blind), List.copyOf(unknown));
  }

  /** Those who see the case are told; where nobody does, the writer is. */
  private void sort(List<Long> meant, String name, Case now, Instant at, Set<Long> told, Set<String> blind) {
    List<Long> seeing = meant.stream().filter(person -> cases.sees(people.viewer(person, at), now)).toList();
    told.addAll(seeing);
    if (seeing.isEmpty()) {
      blind.add(name);
    }
  }

  private Optional<Person> person(String rest, Place city) {
    Matcher login = LOGIN.matcher(rest.toLowerCase(Locale.ROOT));
    return login.lookingAt()
        ? people.byLogin(login.group()).filter(person -> city.covers(units.get(person.homeUnit()).place()))
        : Optional.empty();
  }

  /** The longest name that is written there; of several units of that name the one that has a part in the case. */
  private Optional<Unit> unit(String rest, Place city, Case now) {
    int longest = units.in(city.code()).stream().mapToInt(unit -> written(unit, rest)).max().orElse(0);
    List<Unit> meant = longest == 0 ? List.of() : units.in(city.code()).stream().filter(unit -> written(unit, rest) == longest).toList();
    return meant.size() == 1
        ? Optional.of(meant.getFirst())
        : meant.stream().filter(unit -> now.units().contains(unit.id())).findFirst();
  }

  /** How much of what is written names the unit. */
  private static int written(Unit unit, String rest) {
    return Stream.of(Optional.of(unit.key()), Optional.of(unit.name()), Optional.ofNullable(unit.nameEn()))
        .flatMap(Optional::stream)
        .filter(name -> rest.regionMatches(true, 0, name, 0, name.length()))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private List<Long> members(Unit unit, Instant at) {
    return Arrays.stream(Role.values())
        .filter(role -> role.reach() != Role.Reach.NONE)
        .flatMap(role -> people.holders(role, unit.id(), at).stream())
        .distinct()
        .toList();
  }

  private static Optional<String> word(String rest) {
    Matcher word = WORD.matcher(rest);
    return word.lookingAt() ? Optional.of("@" + word.group()) : Optional.empty();
  }
}
