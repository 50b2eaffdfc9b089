package io.haihe.modules.service;

import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.LimitUnit;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is wrong with an item though each of its fields is well written. */
@Component
class ItemCheck {

  private static final int LEVEL_AT = 18;
  private static final int BASIC_AT = 19;
  private static final int HOURS_A_DAY = 8;

  private final Places places;
  private final Units units;

  ItemCheck(Places places, Units units) {
    this.places = places;
    this.units = units;
  }

  void check(Item item, Spot spot) {
    codes(item, spot);
    limits(item, spot);
    questions(item, spot);
    later(item, spot);
    if (item.free() && !item.fees().isEmpty()) {
      spot.blame("free", "free");
    }
    for (int i = 0; i < item.regions().size(); i++) {
      place(item.regions().get(i), "regions[" + (i + 1) + "]", spot);
    }
    for (int i = 0; i < item.places().size(); i++) {
      if (!item.places().get(i).region().isEmpty()) {
        place(item.places().get(i).region(), "places[" + (i + 1) + "].region", spot);
      }
    }
    if (item.unit().isEmpty() && item.department().isEmpty()) {
      spot.blame("department", "department");
    } else if (!item.unit().isEmpty() && units.byKey(item.unit()).isEmpty()) {
      spot.blame("unit", "unit", item.unit());
    }
    if (!item.online() && !item.scenario().isEmpty()) {
      spot.blame("online", "offline", item.scenario());
    }
  }

  private static void later(Item item, Spot spot) {
    for (int i = 0; i < item.materials().size(); i++) {
      Material material = item.materials().get(i);
      if (!material.tolerated() && !material.within().isEmpty()) {
        spot.blame("materials[" + (i + 1) + "].within", "within", material.within());
      }
    }
  }

  private void place(String code, String at, Spot spot) {
    if (PlaceCode.parse(code).flatMap(places::find).isEmpty()) {
      spot.blame(at, "place", code);
    }
  }

  private static void codes(Item item, Spot spot) {
    String implementation = item.implementationCode();
    if (!item.businessCode().isEmpty() && !implementation.isEmpty() && !item.businessCode().startsWith(implementation)) {
      spot.blame("businessCode", "code.business", item.businessCode(), implementation);
    }
    if (implementation.isEmpty()) {
      return;
    }
    if (!item.basicCode().isEmpty() && !implementation.substring(BASIC_AT).equals(item.basicCode())) {
      spot.blame("implementationCode", "code.basic", implementation, item.basicCode());
    }
    if (item.level() > 0 && implementation.charAt(LEVEL_AT) != (char) ('0' + item.level())) {
      spot.blame("level", "code.level", item.level(), implementation.charAt(LEVEL_AT));
    }
  }

  private static void limits(Item item, Spot spot) {
    item.promisedLimit().ifPresent(promised -> item.statutoryLimit()
        .filter(statutory -> longer(promised, statutory))
        .ifPresent(statutory -> spot.blame("promised", "promise", promised.toString(), statutory.toString())));
    if (item.instant()) {
      item.promisedLimit()
          .filter(promised -> longer(promised, new Limit(1, LimitUnit.WORKING_DAY)) || longer(promised, new Limit(1, LimitUnit.CALENDAR_DAY)))
          .ifPresent(promised -> spot.blame("promised", "instant", promised.toString()));
    } else if (item.promised().isEmpty() && item.statutory().isEmpty()) {
      spot.blame("promised", "noLimit");
    }
  }

  /** Only what is counted alike can be compared: time on the roster, or time on the wall. */
  static boolean longer(Limit one, Limit other) {
    boolean alike = one.unit().name().startsWith("WORKING") == other.unit().name().startsWith("WORKING");
    return alike && minutes(one) > minutes(other);
  }

  private static long minutes(Limit limit) {
    return limit.amount() * switch (limit.unit()) {
      case MINUTE -> 1L;
      case HOUR, WORKING_HOUR -> 60L;
      case CALENDAR_DAY -> 24 * 60L;
      case WORKING_DAY -> HOURS_A_DAY * 60L;
    };
  }

  private static void questions(Item item, Spot spot) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < item.questions().size(); i++) {
      Question question = item.questions().get(i);
      String at = "questions[" + (i + 1) + "]";
      if (!keys.add(question.key())) {
        spot.blame(at + ".key", "twice", question.key());
      }
      if (question.answers().size() < 2 || question.answers().stream().noneMatch(Question.Answer::goesOn)) {
        spot.blame(at + ".answers", "answers");
      }
      if (question.answers().stream().map(Question.Answer::key).distinct().count() < question.answers().size()) {
        spot.blame(at + ".answers", "twice", question.key());
      }
    }
  }
}
