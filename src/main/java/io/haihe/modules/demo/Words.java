package io.haihe.modules.demo;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Form;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills what people write and enter in one case. */
final class Words {

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  private static final Pattern RANGE = Pattern.compile("(-?\\d+)\\.\\.(-?\\d+)( calendar-day| hour)?");

  private final Map<String, List<String>> slots;
  private final Places places;
  private final Units units;
  private final PlaceCode place;
  private final RandomGenerator random;

  Words(Map<String, List<String>> slots, Places places, Units units, PlaceCode place, RandomGenerator random) {
    this.slots = slots;
    this.places = places;
    this.units = units;
    this.place = place;
    this.random = random;
  }

  /** The text with {@code {place}}, {@code {number}} and the play's own slots filled. */
  String filled(String text) {
    return SLOT.matcher(text).replaceAll(slot -> Matcher.quoteReplacement(word(slot.group(1))));
  }

  private String word(String slot) {
    return switch (slot) {
      case "place" -> placeName();
      case "number" -> Integer.toString(1 + random.nextInt(180));
      case "few" -> Integer.toString(2 + random.nextInt(7));
      default -> {
        List<String> words = slots.get(slot);
        if (words == null) {
          throw new IllegalArgumentException("the play has no slot " + slot);
        }
        yield words.get(random.nextInt(words.size()));
      }
    };
  }

  /** As people say it: without the office's ending. */
  private String placeName() {
    return places.get(place).name().replaceAll("(居民委员会|居委会|村民委员会|村委会)$", "");
  }

  /** What is entered in a form. */
  Map<String, Object> entered(@Nullable Form form, Map<String, Object> with, Instant at) {
    Map<String, Object> input = new LinkedHashMap<>();
    if (form != null) {
      for (Form.Field field : form.fields()) {
        Object value = with.get(field.key());
        if (value != null) {
          entry(field, value, at).ifPresent(filled -> input.put(field.key(), filled));
        }
      }
    }
    return input;
  }

  private Optional<Object> entry(Form.Field field, Object value, Instant at) {
    if (field.type().equals("array")) {
      List<?> listed = value instanceof List<?> list ? list : List.of(value);
      List<?> chosen = field.widget().equals("units") ? some(listed) : all(listed);
      return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }
    Object one = value instanceof List<?> list ? list.get(random.nextInt(list.size())) : value;
    if (field.format().equals("unit")) {
      return unit(one.toString()).map(Unit::id);
    }
    if (one instanceof String text) {
      Matcher range = RANGE.matcher(text);
      if (range.matches()) {
        long number = Long.parseLong(range.group(1)) + random.nextLong(Long.parseLong(range.group(2)) - Long.parseLong(range.group(1)) + 1);
        return Optional.of(range.group(3) == null ? number : date(field, at.plus(number, measure(range.group(3)))));
      }
      return Optional.of(filled(text));
    }
    return Optional.of(one);
  }

  private static ChronoUnit measure(String word) {
    return word.equals(" hour") ? ChronoUnit.HOURS : ChronoUnit.DAYS;
  }

  private String date(Form.Field field, Instant at) {
    return field.format().equals("date")
        ? at.atZone(places.calendar(place).zone()).toLocalDate().toString()
        : at.truncatedTo(ChronoUnit.HOURS).toString();
  }

  /** All that is listed, or all of one of the lists. */
  private List<?> all(List<?> listed) {
    return listed.getFirst() instanceof List<?> ? (List<?>) listed.get(random.nextInt(listed.size())) : listed;
  }

  /** One or two units of those named. */
  private List<Object> some(List<?> keys) {
    List<Object> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, random);
    return shuffled.stream()
        .flatMap(key -> unit(key.toString()).stream())
        .<Object>map(Unit::id)
        .distinct()
        .limit(1 + random.nextInt(2))
        .toList();
  }

  /** The unit with that key, nearest to the case's place. */
  private Optional<Unit> unit(String key) {
    return places.path(place).reversed().stream()
        .map(Place::code)
        .flatMap(code -> (key.equals("office") ? Optional.of(units.office(code)) : units.byKey(code + "/" + key)).stream())
        .findFirst();
  }

}
