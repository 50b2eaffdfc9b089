package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form.Field;
import io.haihe.kernel.scenario.Rule;
import io.haihe.kernel.scenario.RuleFailure;
import io.haihe.kernel.scenario.RuleValues;
import io.haihe.platform.Finding;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a form works out from its own answers: which questions are asked, and what is computed.
 *
 * @param ordered each after those it builds on
 */
record Workings(List<Working> ordered) {

  /**
   * One rule of a field.
   *
   * @param group the group whose row the field is in, or null
   * @param computes whether it gives the field's value rather than whether the field is asked
   */
  record Working(Field field, @Nullable Field group, boolean computes, Rule rule) {}

  /** What came of them. */
  record Worked(Map<String, Object> values, Set<String> asked, List<Finding> failed) {}

  Worked work(List<Field> fields, Map<String, Object> input, ZoneId zone) {
    return ordered.isEmpty()
        ? new Worked(input, Set.of(), List.of())
        : new Run(fields.stream().collect(Collectors.toMap(Field::key, Function.identity())), input, zone).run(ordered);
  }

  private static final class Run {

    private final Map<String, Field> fields;
    private final Map<String, Object> values;
    private final ZoneId zone;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> not = new LinkedHashSet<>();
    private final List<Finding> failed = new ArrayList<>();

    private Run(Map<String, Field> fields, Map<String, Object> input, ZoneId zone) {
      this.fields = fields;
      this.zone = zone;
      this.values = new LinkedHashMap<>(input);
      values.replaceAll((key, value) -> isGroup(key) && value instanceof List<?> rows ? copied(rows) : value);
    }

    private boolean isGroup(String key) {
      Field field = fields.get(key);
      return field != null && field.group();
    }

    private static List<Object> copied(List<?> rows) {
      List<Object> copies = new ArrayList<>();
      for (Object row : rows) {
        copies.add(row instanceof Map<?, ?> entries ? copied(entries) : row);
      }
      return copies;
    }

    private static Map<String, Object> copied(Map<?, ?> row) {
      Map<String, Object> copy = new LinkedHashMap<>();
      row.forEach((key, value) -> {
        if (value != null) {
          copy.put(String.valueOf(key), value);
        }
      });
      return copy;
    }

    private Worked run(List<Working> ordered) {
      for (Working working : ordered) {
        Field group = working.group();
        if (group == null) {
          work(working, working.field().key(), values, bound());
        } else if (values.get(group.key()) instanceof List<?> rows) {
          inRows(working, group, rows);
        }
      }
      return new Worked(values, asked, failed);
    }

    @SuppressWarnings("unchecked")
    private void inRows(Working working, Field group, List<?> rows) {
      Map<String, Object> form = bound();
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i) instanceof Map<?, ?> row) {
          Map<String, Object> bound = new HashMap<>(form);
          RuleValues.row(group, row, zone).forEach((key, value) -> bound.put("row." + key, value));
          work(working, group.key() + "." + i + "." + working.field().key(), (Map<String, Object>) row, bound);
        }
      }
    }

    private Map<String, Object> bound() {
      Map<String, Object> bound = new HashMap<>();
      values.forEach((key, value) -> {
        Field field = fields.get(key);
        Object read = field == null ? null : RuleValues.of(field, value, zone);
        if (read != null) {
          bound.put("form." + key, read);
        }
      });
      return bound;
    }

    /** @param owner the form's own values, or those of a row */
    private void work(Working working, String path, Map<String, Object> owner, Map<String, Object> bound) {
      String key = working.field().key();
      try {
        if (working.computes()) {
          compute(working, path, owner, bound);
        } else if (working.rule().test(bound)) {
          asked.add(path);
        } else {
          not.add(path);
          owner.remove(key);
        }
      } catch (RuleFailure impossible) {
        owner.remove(key);
        failed.add(Finding.ofField(path, "scenario.input.notWorkedOut"));
      }
    }

    private void compute(Working working, String path, Map<String, Object> owner, Map<String, Object> bound) {
      owner.remove(working.field().key());
      Object value = not.contains(path) ? "" : working.rule().evaluate(bound);
      if (!value.equals("") && !(value instanceof Double real && !Double.isFinite(real))) {
        owner.put(working.field().key(), value);
      }
    }
  }
}
