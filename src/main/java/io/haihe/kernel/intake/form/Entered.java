package io.haihe.kernel.intake.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was entered into a scenario's form on a page, as it was entered. The names of inputs begin with {@code f.} so that they never meet the
 * page's own; a field of a row is {@code f.members.0.name}, and {@code f.members.0} says that there is such a row.
 *
 * @param values texts by field
 * @param searches words to look for units, places and the like by, by field
 * @param shown the questions asked only sometimes that were on the page
 * @param ask what is wanted of the page before anything is sent in: another row, one less, a search, the questions that follow; or empty
 */
public record Entered(
    Map<String, List<String>> values, Map<String, String> searches, Set<String> shown, String ask) {

  public static final String PREFIX = "f.";
  static final String SEARCH = "search.";
  static final String SHOWN = "shown";
  static final String ASK = "ask";
  public static final Entered NOTHING = new Entered(Map.of(), Map.of(), Set.of(), "");

  private static final Pattern ADD = Pattern.compile("add:(\\w+)");
  private static final Pattern REMOVE = Pattern.compile("remove:(\\w+\\.\\d{1,3})");
  private static final int MOST_ROWS = 100;

  /** @param parameters of the request by name */
  public static Entered of(Map<String, List<String>> parameters) {
    return read(each -> parameters.forEach(each));
  }

  /** @param parameters as a servlet request has them */
  public static Entered ofRequest(Map<String, String[]> parameters) {
    return read(each -> parameters.forEach((name, texts) -> each.accept(name, List.of(texts))));
  }

  private interface Parameters {
    void forEach(BiConsumer<String, List<String>> each);
  }

  private static Entered read(Parameters parameters) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    Map<String, String> searches = new LinkedHashMap<>();
    Set<String> shown = new LinkedHashSet<>();
    Map<String, String> ask = new LinkedHashMap<>();
    parameters.forEach((name, texts) -> {
      if (name.startsWith(PREFIX)) {
        values.put(name.substring(PREFIX.length()), texts);
      } else if (name.startsWith(SEARCH)) {
        searches.put(name.substring(SEARCH.length()), texts.getFirst().strip());
      } else if (name.equals(SHOWN)) {
        shown.addAll(texts);
      } else if (name.equals(ASK)) {
        ask.put(ASK, texts.getFirst());
      }
    });
    return new Entered(values, searches, shown, ask.getOrDefault(ASK, "")).rearranged();
  }

  /** With the row more, or less, that was asked for. */
  private Entered rearranged() {
    Matcher add = ADD.matcher(ask);
    Matcher remove = REMOVE.matcher(ask);
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    if (add.matches()) {
      List<Integer> rows = rows(add.group(1));
      int next = rows.isEmpty() ? 0 : rows.getLast() + 1;
      changed.put(add.group(1) + "." + Math.min(next, MOST_ROWS), List.of(""));
    } else if (remove.matches()) {
      String row = remove.group(1);
      changed.keySet().removeIf(name -> name.equals(row) || name.startsWith(row + "."));
    }
    return new Entered(changed, searches, shown, ask);
  }

  /** As a page would send it, but for what is asked of the page: {@link #of} reads it again. */
  public Map<String, List<String>> parameters() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    values.forEach((field, texts) -> all.put(PREFIX + field, texts));
    searches.forEach((field, words) -> all.put(SEARCH + field, List.of(words)));
    if (!shown.isEmpty()) {
      all.put(SHOWN, List.copyOf(shown));
    }
    return all;
  }

  /** Whether something is wanted of the page and nothing is sent in yet. */
  public boolean asking() {
    return !ask.isEmpty();
  }

  /** With a text in a field for text, below what stands there. */
  public Entered with(String field, String text) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(field, List.of(text(field).isEmpty() ? text : text(field).stripTrailing() + "\n\n" + text));
    return new Entered(changed, searches, shown, ask);
  }

  /** With an answer to a question; where only one is asked for, in the place of what was there. */
  Entered answered(String field, String answer, boolean several) {
    List<String> answers = several ? new ArrayList<>(texts(field)) : new ArrayList<>();
    if (!answers.contains(answer)) {
      answers.add(answer);
    }
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(field, answers);
    return new Entered(changed, searches, shown, ask);
  }

  /** The first value, or empty. */
  public String text(String field) {
    return texts(field).stream().filter(text -> !text.isBlank()).findFirst().orElse("");
  }

  public List<String> texts(String field) {
    return values.getOrDefault(field, List.of());
  }

  String search(String field) {
    return searches.getOrDefault(field, "");
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  /** The numbers of the rows of a group, in order; there may be gaps. */
  List<Integer> rows(String group) {
    Pattern row = Pattern.compile(Pattern.quote(group) + "\\.(\\d{1,3})(\\..*)?");
    Set<Integer> rows = new TreeSet<>();
    for (String name : values.keySet()) {
      Matcher matcher = row.matcher(name);
      if (matcher.matches()) {
        rows.add(Integer.valueOf(matcher.group(1)));
      }
    }
    return List.copyOf(rows);
  }

  /** The place each row has among those in which something is entered; a row without one is empty. */
  Map<Integer, Integer> counted(String group) {
    Map<Integer, Integer> counted = new TreeMap<>();
    for (int row : rows(group)) {
      String within = group + "." + row + ".";
      boolean filled = values.keySet().stream().anyMatch(name -> name.startsWith(within) && !text(name).isEmpty());
      if (filled) {
        counted.put(row, counted.size());
      }
    }
    return counted;
  }
}
