package io.haihe.kernel.scenario;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.PlaceCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An item of a city's catalogue (政务服务事项) as it is published: what a case of a scenario may be about.
 *
 * @param version of the item, which a case pins
 * @param names by language; the Chinese one is the official one
 * @param scenario the scenario its cases belong to
 * @param taken whether it is applied for at present; false for one that is retired
 * @param places those it is applied for in, with all below them; empty for everywhere
 * @param kind whether it is decided on the spot, or promised
 * @param promise the promised limit, or null
 * @param statutory the limit of the law, or null
 * @param department the template key of the unit that decides, or null
 * @param fee what has to be paid for it, in fen; 0 where it is free, where it depends, or where that is not said
 * @param type its type in the city's list of powers, two digits such as 07 for a confirmation; empty where it is not known
 * @param later what may be handed in later (容缺), by its official name, and how long it may be
 */
public record Item(
    String code,
    String version,
    Map<String, String> names,
    String scenario,
    boolean taken,
    Set<PlaceCode> places,
    Kind kind,
    @Nullable Limit promise,
    @Nullable Limit statutory,
    @Nullable String department,
    long fee,
    String type,
    Map<String, Limit> later) {

  /** What a field of a form may take over from an item, by the word behind {@code x-item}. */
  public static final List<String> PARTICULARS = List.of("version", "name", "kind", "promise", "statutory", "department", "fee", "later");

  private static final String BETWEEN = ": ";

  /** Those of them that are limits. */
  public static final Set<String> LIMITS = Set.of("promise", "statutory");

  /** The JSON type of a field that takes over what a word names. */
  public static String type(String particular) {
    return particular.equals("fee") ? "integer" : "string";
  }

  public enum Kind {
    INSTANT,
    PROMISED
  }

  public String name(Locale locale) {
    String own = names.get(locale.getLanguage());
    return own == null ? official() : own;
  }

  /** The official name, which is the Chinese one where there is one. */
  public String official() {
    return Optional.ofNullable(names.get(Locale.CHINESE.getLanguage())).or(() -> names.values().stream().findFirst()).orElse(code);
  }

  /** As a field of a form keeps it; null where the item does not say. */
  @Nullable Object particular(String word) {
    return switch (word) {
      case "version" -> version;
      case "name" -> official();
      case "kind" -> kind.name().toLowerCase(Locale.ROOT);
      case "promise" -> promise == null ? null : promise.toString();
      case "statutory" -> statutory == null ? null : statutory.toString();
      case "department" -> department;
      case "fee" -> fee == 0 ? null : fee;
      case "later" -> later.isEmpty() ? null : later.entrySet().stream().map(Item::line).collect(Collectors.joining("\n"));
      default -> null;
    };
  }

  private static String line(Map.Entry<String, Limit> paper) {
    return paper.getKey() + BETWEEN + paper.getValue();
  }

  /** What may be handed in later, by its name, as {@link #particular} has written it for a form to keep. */
  public static Map<String, Limit> laterKept(String kept) {
    Map<String, Limit> papers = new LinkedHashMap<>();
    kept.lines().filter(line -> line.contains(BETWEEN)).forEach(line -> {
      int at = line.lastIndexOf(BETWEEN);
      Limit.parse(line.substring(at + BETWEEN.length())).ifPresent(limit -> papers.put(line.substring(0, at), limit));
    });
    return papers;
  }

  /** A line of what may be handed in later, with its limit in somebody's words. */
  public static String later(String line, Function<Limit, String> words) {
    int at = line.lastIndexOf(BETWEEN);
    return at < 0 ? line : Limit.parse(line.substring(at + BETWEEN.length())).map(limit -> line.substring(0, at) + BETWEEN + words.apply(limit)).orElse(line);
  }

  /** The field of a form that names an item; no form has two. */
  public static Optional<Form.Field> field(Form form) {
    return form.fields().stream().filter(field -> field.format().equals("item")).findFirst();
  }

  /** The code of the item that a form names; empty for none. */
  public static String code(Form form, Map<String, Object> input) {
    return field(form).map(field -> input.get(field.key())).map(named -> String.valueOf(named).strip()).orElse("");
  }

  /** An input with what its form takes over from the item it names, whatever was sent for it. */
  public static Map<String, Object> fill(Form form, Map<String, Object> input, Function<String, Optional<Item>> book) {
    Optional<Form.Field> names = field(form);
    if (names.isEmpty()) {
      return input;
    }
    Map<String, Object> filled = new LinkedHashMap<>(input);
    Item item = Optional.of(code(form, input)).filter(code -> !code.isEmpty()).flatMap(book).orElse(null);
    if (item != null) {
      filled.put(names.get().key(), item.code());
    }
    form.fields().stream().filter(Form.Field::ofItem).forEach(field -> {
      Object particular = item == null ? null : item.particular(field.item());
      if (particular == null) {
        filled.remove(field.key());
      } else {
        filled.put(field.key(), particular);
      }
    });
    return filled;
  }
}
