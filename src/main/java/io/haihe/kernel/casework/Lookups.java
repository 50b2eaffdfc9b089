package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Item;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settles what was entered in a form, and looks up what its schema alone cannot know. */
final class Lookups {

  private final Directory directory;
  private final NamedCases cases;
  private final FileAnswers files;
  private final NamedItems items;
  private final NamedCertificates certificates;

  Lookups(Directory directory, Others others) {
    this.directory = directory;
    this.cases = new NamedCases(directory, others);
    this.files = new FileAnswers(others);
    this.items = new NamedItems(directory);
    this.certificates = new NamedCertificates(directory);
  }

  /**
   * Who entered it and where.
   *
   * @param scenario of the case
   * @param place of the case
   * @param matter id of the case, which is no other one
   * @param brought files that are put into the case with it
   * @param at when
   */
  record Entering(Actor actor, String scenario, PlaceCode place, long matter, List<FileInfo> brought, Instant at) {}

  Form.Settled settle(@Nullable Form form, Map<String, Object> input, Entering by) {
    if (form == null) {
      return new Form.Settled(input, Form.Settled.NOTHING.asked(), List.of());
    }
    Form.Settled settled = form.settle(Item.fill(form, input, directory::item), directory.calendar(by.place()).zone());
    List<Finding> findings = new ArrayList<>(settled.findings());
    items.check(form, input, by).ifPresent(findings::add);
    Map<String, Object> values = looked(form.fields(), "", settled.values(), by, findings);
    certificates.settle(form, values, by, findings);
    return new Form.Settled(values, settled.asked(), findings);
  }

  private <K> Map<K, Object> looked(
      List<Form.Field> fields, String within, Map<K, Object> values, Entering by, List<Finding> findings) {
    Map<K, Object> looked = new LinkedHashMap<>(values);
    looked.replaceAll((key, value) -> fields.stream()
        .filter(field -> field.key().equals(key))
        .findFirst()
        .map(field -> looked(field, within + key, value, by, findings))
        .orElse(value));
    return looked;
  }

  private Object looked(Form.Field field, String path, Object value, Entering by, List<Finding> findings) {
    if (value instanceof List<?> rows && field.group()) {
      return rows(field, path, rows, by, findings);
    }
    if (field.attachment()) {
      files.check(field, path, value, by, findings);
    }
    if (!(value instanceof String text)) {
      return value;
    }
    if (field.format().equals("place") && !isKnown(text, by.place())) {
      findings.add(Finding.ofField(path, "casework.place.unknown", text));
    }
    return field.kind() == null || text.isBlank() ? value : named(field.kind(), path, text, by, findings);
  }

  private List<Object> rows(Form.Field group, String path, List<?> rows, Entering by, List<Finding> findings) {
    List<Object> looked = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Object row = rows.get(i);
      looked.add(row instanceof Map<?, ?> map ? looked(group.row(), path + "." + i + ".", plain(map), by, findings) : row);
    }
    return looked;
  }

  private static Map<Object, Object> plain(Map<?, ?> row) {
    return new LinkedHashMap<>(row);
  }

  /** The number as the case has it. */
  private String named(Form.CaseKind kind, String path, String number, Entering by, List<Finding> findings) {
    Optional<Case> found = cases.find(kind, number, by.actor()).filter(other -> other.id() != by.matter());
    if (found.isEmpty()) {
      findings.add(cases.unknown(kind, path, number));
    }
    return found.map(Case::number).orElse(number);
  }

  private boolean isKnown(String code, PlaceCode near) {
    return PlaceCode.parse(code).filter(place -> directory.known(place, near)).isPresent();
  }
}
