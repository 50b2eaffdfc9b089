package io.haihe.modules.inspection.register;

import io.haihe.modules.inspection.register.SupervisionItem.CheckLine;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Utf8;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads supervision items with their checklists from YAML, or from CSV with a row for each line of a checklist. */
final class ItemFile {

  private static final List<String> FIELDS =
      List.of("code", "nameZh", "nameEn", "field", "department", "basis", "retired", "checklist");
  private static final List<String> LINE = List.of("key", "textZh", "textEn", "photo");
  private static final List<String> COLUMNS = List.of("code", "nameZh", "nameEn", "field", "department", "basis", "key", "textZh", "textEn", "photo");
  private static final String KEY = "[a-z][a-zA-Z0-9-]{0,39}";
  private static final int LONGEST = 1000;

  private final String name;
  private final List<Finding> findings = new ArrayList<>();

  private ItemFile(String name) {
    this.name = name;
  }

  /** An item as a file has it; its version is not known yet. */
  record Read(SupervisionItem item, boolean retired) {}

  /** @throws BadInput with everything wrong in it */
  static List<Read> read(String name, byte[] bytes) {
    ItemFile file = new ItemFile(name);
    List<Read> items = file.items(name.endsWith(".csv") ? file.fromCsv(bytes) : file.fromYaml(bytes));
    if (!file.findings.isEmpty()) {
      throw new BadInput(file.findings);
    }
    return items;
  }

  private JsonNode fromYaml(byte[] bytes) {
    String text = Utf8.text(bytes).orElseThrow(() -> new BadInput(Finding.at(name, 0, 0, "", "inspection.register.file.encoding")));
    try {
      return YAMLMapper.shared().readTree(text).path("items");
    } catch (JacksonException broken) {
      int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
      throw new BadInput(Finding.at(name, line, 0, "", "inspection.register.items.syntax", String.valueOf(broken.getOriginalMessage()), line));
    }
  }

  private JsonNode fromCsv(byte[] bytes) {
    Map<String, ObjectNode> items = new LinkedHashMap<>();
    RegisterFile.of(name, bytes).read(COLUMNS, row -> {
      ObjectNode item = items.computeIfAbsent(row.get("code"), code -> YAMLMapper.shared().createObjectNode());
      COLUMNS.subList(0, 6).forEach(column -> item.put(column, row.get(column)));
      ObjectNode line = item.withArray("checklist").addObject();
      LINE.forEach(column -> line.put(column, row.get(column)));
    });
    ArrayNode all = YAMLMapper.shared().createArrayNode();
    items.values().forEach(all::add);
    return all;
  }

  private List<Read> items(JsonNode all) {
    if (!all.isArray() || all.isEmpty()) {
      findings.add(Finding.at(name, 0, 0, "items", "inspection.register.items.none"));
      return List.of();
    }
    List<Read> items = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      String path = "items[" + (i + 1) + "]";
      Read item = item(all.get(i), path);
      if (!codes.add(item.item().code())) {
        wrong(path + ".code", "inspection.register.items.twice", item.item().code());
      }
      items.add(item);
    }
    return items;
  }

  private Read item(JsonNode item, String path) {
    only(item, path, FIELDS);
    String code = text(item, path, "code", true);
    if (!code.isEmpty() && !code.matches("\\d{14}")) {
      wrong(path + ".code", "inspection.register.items.code", code);
    }
    SupervisionItem read =
        new SupervisionItem(
            code, 0, text(item, path, "nameZh", true), text(item, path, "nameEn", true), key(item, path, "field"), key(item, path, "department"),
            text(item, path, "basis", false), lines(item.path("checklist"), path + ".checklist"));
    return new Read(read, item.path("retired").asBoolean(false));
  }

  private List<CheckLine> lines(JsonNode all, String path) {
    List<CheckLine> lines = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    if (!all.isArray() || all.isEmpty()) {
      wrong(path, "inspection.register.items.noLines");
    }
    for (int i = 0; i < all.size(); i++) {
      String at = path + "[" + (i + 1) + "]";
      only(all.get(i), at, LINE);
      String key = key(all.get(i), at, "key");
      if (!key.isEmpty() && !keys.add(key)) {
        wrong(at + ".key", "inspection.register.items.lineTwice", key);
      }
      lines.add(new CheckLine(
          key, text(all.get(i), at, "textZh", true), text(all.get(i), at, "textEn", true),
          Set.of("true", "yes", "1", "是").contains(all.get(i).path("photo").asString("").strip())));
    }
    return lines;
  }

  private String key(JsonNode node, String path, String field) {
    String key = text(node, path, field, true);
    if (!key.isEmpty() && !key.matches(KEY)) {
      wrong(path + "." + field, "inspection.register.items.key", key);
    }
    return key;
  }

  private String text(JsonNode node, String path, String field, boolean needed) {
    JsonNode value = node.path(field);
    String text = value.isValueNode() ? value.asString("").strip() : "";
    if (needed && text.isEmpty()) {
      wrong(path + "." + field, "inspection.register.row.missing", field);
    } else if (text.length() > LONGEST) {
      wrong(path + "." + field, "inspection.register.row.long", LONGEST);
    }
    return text;
  }

  private void only(JsonNode node, String path, List<String> known) {
    node.propertyNames().stream().filter(field -> !known.contains(field)).forEach(field ->
        wrong(path + "." + field, "inspection.register.rule.field", field, String.join(", ", known)));
  }

  private void wrong(String field, String code, Object... args) {
    findings.add(Finding.at(name, 0, 0, field, code, args));
  }
}
