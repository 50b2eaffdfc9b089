package io.haihe.modules.service;

import io.haihe.kernel.intake.importing.CsvFile;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalogue of the demonstration, made up and marked so: what can be done ({@code deeds.csv}) with what there is ({@code subjects.csv}), and
 * some guides written out. Loading it again changes nothing.
 */
@Component
public class SampleItems {

  private static final String FOLDER = "demo/items/";

  private final ItemImport imports;
  private final Places places;
  private final Units units;

  SampleItems(ItemImport imports, Places places, Units units) {
    this.imports = imports;
    this.places = places;
    this.units = units;
  }

  /** Returns how many there are. */
  public int load() {
    List<ItemFile.Row> rows = new ArrayList<>(written());
    rows.addAll(made());
    ItemLook look =
        imports.take("demo/items", new ItemFile(rows, List.of()), false, new ItemImport.By(null, null, "demo"), Progress.silent());
    if (!look.findings().isEmpty()) {
      throw new IllegalStateException("the sample items are wrong: " + look.findings());
    }
    return look.lines().size();
  }

  private List<ItemFile.Row> written() {
    try {
      List<ItemFile.Row> rows = new ArrayList<>();
      for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "*.json")) {
        try (InputStream in = file.getInputStream()) {
          rows.addAll(ItemFile.read(String.valueOf(file.getFilename()), in.readAllBytes()).rows());
        }
      }
      rows.forEach(row -> hereOnly((ObjectNode) row.raw()));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<ItemFile.Row> made() {
    Map<String, CsvFile.Row> departments = byKey("departments.csv");
    Map<String, CsvFile.Row> materials = byKey("materials.csv");
    Map<String, List<CsvFile.Row>> deeds = read("deeds.csv").rows().stream().collect(Collectors.groupingBy(row -> row.get("kind")));
    List<ItemFile.Row> rows = new ArrayList<>();
    for (CsvFile.Row subject : read("subjects.csv").rows()) {
      CsvFile.Row department = Objects.requireNonNull(departments.get(subject.get("department")));
      for (CsvFile.Row deed : deeds.getOrDefault(subject.get("kind"), List.of())) {
        rows.add(new ItemFile.Row((int) subject.line(), item(subject, deed, department, materials), List.of()));
      }
    }
    return rows;
  }

  private ObjectNode item(CsvFile.Row subject, CsvFile.Row deed, CsvFile.Row department, Map<String, CsvFile.Row> materials) {
    ObjectNode item = ItemJson.JSON.createObjectNode();
    item.put("code", subject.get("key") + "-" + deed.get("key")).put("type", deed.get("type")).put("level", 4);
    both(item, "name", deed.get("zh").replace("{s}", subject.get("zh")), capital(deed.get("en").replace("{S}", subject.get("en"))));
    item.put("handling", deed.get("handling")).put("promised", deed.get("promised")).put("visits", deed.get("visits"));
    item.put("unit", department.get("unit")).put("scope", "city").put("online", deed.get("online").equals("yes"));
    both(item, "department", department.get("zh"), department.get("en"));
    words(item, "audiences", subject.get("audiences"), " ");
    words(item, "events", subject.get("events"), " ");
    words(item, "phrases", phrases(subject.get("phrases"), deed.get("key")), ";");
    words(item, "regions", subject.get("place"), " ");
    ArrayNode needed = item.putArray("materials");
    for (String material : deed.get("materials").split(" ")) {
      if (!material.isEmpty()) {
        needed.add(material(Objects.requireNonNull(materials.get(material))));
      }
    }
    item.put("free", deed.get("fee").isEmpty());
    if (!deed.get("fee").isEmpty()) {
      both(item.putArray("fees").addObject().put("amount", deed.get("fee")), "name", "工本费（示例）", "Cost of the document (sample)");
    }
    if (!deed.get("result").isEmpty()) {
      both(item.putArray("results").addObject(), "name", deed.get("result").replace("{s}", subject.get("zh")), capital(deed.get("result_en").replace("{S}", subject.get("en"))));
    }
    ObjectNode hall = item.putArray("places").addObject().put("phone", "12345");
    both(hall, "name", "所在区政务服务中心综合窗口（示例）", "The service hall of your district (sample)");
    both(hall, "hours", "工作日 9:00–17:00（示例）", "Working days 9:00–17:00 (sample)");
    both(item, "consult", "12345 热线", "Hotline 12345");
    both(item, "complaint", "12345 热线", "Hotline 12345");
    item.put("source", "示例 sample").put("sample", true);
    hereOnly(item);
    return item;
  }

  /** Those of the subject, and those of one deed alone, which begin with its key: {@code lost/身份证丢了}. */
  private static String phrases(String cell, String deed) {
    return Arrays.stream(cell.split(";"))
        .filter(phrase -> !phrase.contains("/") || phrase.startsWith(deed + "/"))
        .map(phrase -> phrase.substring(phrase.indexOf('/') + 1))
        .collect(Collectors.joining(";"));
  }

  private static ObjectNode material(CsvFile.Row row) {
    ObjectNode material = ItemJson.JSON.createObjectNode();
    both(material, "name", row.get("zh"), row.get("en"));
    for (String field : List.of("form", "originals", "copies", "source", "required", "tolerated", "within", "promise", "certificate")) {
      material.put(field, row.get(field));
    }
    return material;
  }

  /** Another city has neither these units nor these places. */
  private void hereOnly(ObjectNode item) {
    if (units.byKey(item.path("unit").asString("")).isEmpty()) {
      item.remove("unit");
    }
    if (item.get("regions") instanceof ArrayNode regions && !regions.valueStream().map(JsonNode::asString).allMatch(this::known)) {
      item.remove("regions");
    }
    if (item.get("places") instanceof ArrayNode offices) {
      offices.removeIf(office -> office.has("region") && !known(office.get("region").asString()));
    }
  }

  private boolean known(String place) {
    return PlaceCode.parse(place).flatMap(places::find).isPresent();
  }

  private static void both(ObjectNode node, String field, String zh, String en) {
    node.putObject(field).put("zh", zh).put("en", en);
  }

  private static void words(ObjectNode item, String field, String cell, String between) {
    ArrayNode words = item.putArray(field);
    for (String word : cell.split(between)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Map<String, CsvFile.Row> byKey(String file) {
    return read(file).rows().stream().collect(Collectors.toMap(row -> row.get("key"), Function.identity()));
  }

  private static CsvFile read(String file) {
    try (InputStream in = SampleItems.class.getResourceAsStream("/" + FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the program has no " + FOLDER + file);
      }
      return CsvFile.read(file, in.readAllBytes(), Set.of("key"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
