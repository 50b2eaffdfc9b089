package io.haihe.kernel.intake.form;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.Items;
import io.haihe.platform.Finding;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was entered on a page into what the engine takes. */
@Component
public class Readings {

  private final Places places;
  private final PlaceChoices placeChoices;
  private final Items items;

  Readings(Places places, PlaceChoices placeChoices, Items items) {
    this.places = places;
    this.placeChoices = placeChoices;
    this.items = items;
  }

  /**
   * @param near the case's place, or its city: times without a zone are those there, and places are looked for in its city
   */
  public Map<String, Object> read(@Nullable Form form, Entered entered, PlaceCode near) {
    if (form == null) {
      return Map.of();
    }
    ZoneId zone = places.cityOf(near).zone();
    Map<String, List<String>> raw = new LinkedHashMap<>();
    each(form, entered, (path, field) -> {
      if (field.kind() != null || field.format().equals("item")) {
        raw.put(path, List.of(entered.text(path).isEmpty() ? entered.search(path) : entered.text(path)));
      } else if (field.format().equals("place")) {
        raw.put(path, List.of(place(entered, path, near)));
      } else if (entered.has(path)) {
        boolean time = field.format().equals("date-time");
        raw.put(path, time ? entered.texts(path).stream().map(text -> zoned(text, zone)).toList() : entered.texts(path));
      } else if (isNo(form, field, path)) {
        raw.put(path, List.of("false"));
      }
    });
    return form.read(raw);
  }

  /** A box that is not ticked is not sent; where yes or no must be answered it says no. A box that must be ticked stays unanswered. */
  private static boolean isNo(Form form, Form.Field field, String path) {
    return path.equals(field.path())
        && field.type().equals("boolean")
        && field.widget().equals("checkbox")
        && field.required()
        && !form.schema().path("properties").path(path).has("const");
  }

  /** Every field, those of rows once for each row there is. */
  private static void each(Form form, Entered entered, BiConsumer<String, Form.Field> what) {
    for (Form.Field field : form.fields()) {
      if (field.group()) {
        entered.rows(field.key()).forEach(row ->
            field.row().forEach(own -> what.accept(field.key() + "." + row + "." + own.key(), own)));
      } else {
        what.accept(field.key(), field);
      }
    }
  }

  /** The code chosen, else that of the one place the words name, else the words, which the engine then refuses. */
  private String place(Entered entered, String path, PlaceCode near) {
    String chosen = entered.text(path);
    String words = entered.search(path);
    if (!chosen.isEmpty() || words.isEmpty()) {
      return chosen;
    }
    List<PlaceCode> found = placeChoices.named(near, words);
    return found.size() == 1 ? found.getFirst().toString() : words;
  }

  private static String zoned(String text, ZoneId zone) {
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(LocalDateTime.parse(text).atZone(zone));
    } catch (DateTimeParseException otherwiseWritten) {
      return text;
    }
  }

  /** Says so where the answers bring up questions that were not on the page, so that nobody misses one. */
  public List<Finding> unseen(@Nullable Form form, Entered entered, PlaceCode near) {
    if (form == null) {
      return List.of();
    }
    return more(unseen(settled(form, entered, near), entered));
  }

  private static List<Finding> more(Set<String> unseen) {
    return unseen.isEmpty() ? List.of() : List.of(new Finding(null, 0, 0, null, "intake.questions.more", List.of(unseen.size())));
  }

  private static Set<String> unseen(Form.Settled settled, Entered entered) {
    Set<String> asked = new LinkedHashSet<>(settled.asked());
    entered.shown().forEach(path -> asked.remove(counted(entered, path)));
    return asked;
  }

  /**
   * All that is wrong at once, so far as the form alone can tell: with its files, and with each answer. Of questions that nobody has seen yet only that
   * there are some is told.
   *
   * @param files what is wrong with files that were sent as answers; that such an answer is missing is not told as well
   */
  public List<Finding> faults(@Nullable Form form, Entered entered, PlaceCode near, List<Finding> files) {
    return form == null ? new ArrayList<>(files) : faults(settled(form, entered, near), entered, files);
  }

  /** The same of what is settled already. */
  public List<Finding> faults(Form.Settled settled, Entered entered, List<Finding> files) {
    List<Finding> faults = new ArrayList<>(files);
    Set<String> unseen = unseen(settled, entered);
    Set<String> told = files.stream().map(file -> String.valueOf(file.field())).collect(Collectors.toSet());
    faults.addAll(more(unseen));
    settled.findings().stream()
        .filter(fault -> !unseen.contains(String.valueOf(fault.field())))
        .filter(fault -> !fault.code().equals("scenario.input.required") || !told.contains(String.valueOf(fault.field())))
        .distinct()
        .forEach(faults::add);
    return faults;
  }

  /** What counts of it, and what is wrong with it so far as the form alone can tell. */
  public Form.Settled settled(Form form, Entered entered, PlaceCode near) {
    return form.settle(Item.fill(form, read(form, entered, near), items::find), places.cityOf(near).zone());
  }

  /** The path of a field as findings name it, in which empty rows do not count. */
  static String counted(Entered entered, String path) {
    String[] parts = path.split("\\.");
    if (parts.length < 3 || !parts[1].matches("\\d{1,3}")) {
      return path;
    }
    Integer row = entered.counted(parts[0]).get(Integer.valueOf(parts[1]));
    return row == null ? "" : parts[0] + "." + row + "." + parts[2];
  }
}
