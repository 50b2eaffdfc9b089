package io.haihe.kernel.intake.form;

import io.haihe.kernel.scenario.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Arranges what was entered as a page shows it: with the schema's defaults where nothing was entered yet, with the rows that must be there, and
 * rows numbered anew, the empty ones last, so that they bear the numbers that findings give them.
 */
final class Arranged {

  private final Form form;
  private final Entered entered;
  private final boolean fresh;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, String> searches = new LinkedHashMap<>();

  private Arranged(Form form, Entered entered, boolean fresh) {
    this.form = form;
    this.entered = entered;
    this.fresh = fresh;
  }

  /** @param fresh whether the form has not been sent yet */
  static Entered of(Form form, Entered entered, boolean fresh) {
    Arranged arranged = new Arranged(form, entered, fresh);
    form.fields().forEach(arranged::add);
    return new Entered(arranged.values, arranged.searches, Set.of(), "");
  }

  private void add(Form.Field field) {
    if (field.group()) {
      rows(field);
    } else {
      take(field, field.key(), field.key(), fresh);
    }
  }

  private void rows(Form.Field group) {
    Map<Integer, Integer> counted = entered.counted(group.key());
    List<Integer> order = new ArrayList<>(counted.keySet());
    entered.rows(group.key()).stream().filter(row -> !counted.containsKey(row)).forEach(order::add);
    int least = fresh ? Math.max(order.size(), least(form, group)) : order.size();
    for (int i = 0; i < least; i++) {
      row(group, i, i < order.size() ? order.get(i) : null);
    }
  }

  private void row(Form.Field group, int number, @Nullable Integer before) {
    String to = group.key() + "." + number;
    String from = group.key() + "." + before;
    boolean begun = before != null && entered.values().keySet().stream().anyMatch(name -> name.startsWith(from + "."));
    values.put(to, List.of(""));
    group.row().forEach(own -> take(own, from + "." + own.key(), to + "." + own.key(), !begun));
  }

  private void take(Form.Field field, String from, String to, boolean first) {
    Object usual = field.defaultValue();
    if (entered.has(from)) {
      values.put(to, entered.texts(from));
    } else if (first && usual != null) {
      values.put(to, List.of(usual.toString()));
    }
    if (entered.searches().containsKey(from)) {
      searches.put(to, entered.search(from));
    }
  }

  /** How many rows there must be. */
  static int least(Form form, Form.Field group) {
    JsonNode schema = form.schema().path("properties").path(group.key());
    return schema.path("minItems").asInt(group.required() ? 1 : 0);
  }
}
