package io.haihe.browser;

import com.microsoft.playwright.Page;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.scenario.Permit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whoever the stories need, each signed in once, in a window of their own. */
final class Crew {

  private final TinyCity city;
  private final Units units;
  private final Chrome chrome;
  private final Map<String, Staff> signedIn = new HashMap<>();
  private @Nullable Page resident;

  Crew(TinyCity city, Units units, Chrome chrome) {
    this.city = city;
    this.units = units;
    this.chrome = chrome;
  }

  Page resident() {
    if (resident == null) {
      resident = chrome.window(390, "en");
    }
    return resident;
  }

  Staff in(Role role, Unit unit) {
    return signedIn.computeIfAbsent(
        role + "@" + unit.key(), who -> Staff.signIn(chrome.window(1440, "en"), city.person(role, unit)));
  }

  /** The unit a story means: a letter, a level's office, or a key. */
  Unit unit(String said) {
    return switch (said) {
      case "A" -> city.unit(TinyCity.EAST, "urban-management");
      case "B" -> city.unit(TinyCity.EAST, "water");
      case "C" -> city.unit(TinyCity.EAST, "transport");
      case "city" -> city.unit(TinyCity.CITY, "office");
      case "district" -> city.unit(TinyCity.EAST, "office");
      case "street" -> city.unit(TinyCity.RIVERSIDE, "office");
      case "community" -> city.unit(TinyCity.NANLI, "office");
      default -> city.unit(TinyCity.EAST, said);
    };
  }

  /** Who may take a step that {@code as} takes in the story: the one in the unit it names before all others. */
  List<Staff> who(String as, List<Permit> by, Case now, @Nullable Task task) {
    Role role = role(as);
    Optional<Unit> named = as.contains("@") ? Optional.of(unit(as.substring(as.indexOf('@') + 1))) : Optional.empty();
    return by.stream()
        .filter(permit -> permit.role() == role)
        .flatMap(permit -> units(permit, named, now, task))
        .distinct()
        .sorted(Comparator.comparing((Unit unit) -> !named.equals(Optional.of(unit))))
        .map(unit -> in(role, unit))
        .toList();
  }

  private Unit atPlace(@Nullable Task task) {
    return TinyCity.CITY.equals(task == null ? null : task.place()) ? city.unit(TinyCity.CITY, "operations-centre") : unit("operations-centre");
  }

  static Role role(String as) {
    return Role.ofKey(as.replaceFirst("@.*", "")).orElseThrow(() -> new IllegalArgumentException("no role " + as));
  }

  private Stream<Unit> units(Permit permit, Optional<Unit> named, Case now, @Nullable Task task) {
    return switch (permit.kind()) {
      case COVERING -> Stream.of(named.orElseGet(() -> city.unit(TinyCity.EAST, "operations-centre")));
      case TERRITORY -> Stream.of(named.orElseGet(() -> unit("street")));
      case RESPONSIBLE -> units.find(now.responsible()).stream();
      case ADDRESSEE -> units.find(now.addressee()).stream();
      case TASK -> task == null || task.unit() == 0 ? Stream.of(named.orElseGet(() -> atPlace(task))) : units.find(task.unit()).stream();
      case OPENER -> task == null ? Stream.empty() : units.find(task.opener()).stream();
      case TEAM -> named.or(() -> units.find(now.responsible())).stream();
      case REPORTER, SYSTEM -> Stream.empty();
    };
  }
}
