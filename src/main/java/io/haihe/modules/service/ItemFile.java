package io.haihe.modules.service;

import io.haihe.kernel.intake.importing.CsvFile;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items as a file holds them, a row or an object each.
 *
 * @param findings what is wrong with the file itself, though it can be read
 */
record ItemFile(List<Row> rows, List<Finding> findings) {

  /** @param findings what is wrong with the row before its fields are looked at */
  record Row(int line, JsonNode raw, List<Finding> findings) {}

  /** @throws BadInput if it cannot be read at all */
  static ItemFile read(String name, byte[] bytes) {
    return name.toLowerCase(Locale.ROOT).endsWith(".json") ? json(name, bytes) : csv(name, bytes);
  }

  private static ItemFile csv(String name, byte[] bytes) {
    CsvFile file = CsvFile.read(name, bytes, Set.of());
    List<Finding> findings = new ArrayList<>();
    List<Optional<Columns.Column>> columns = file.header().stream().map(Columns::of).toList();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isEmpty()) {
        findings.add(Columns.unknown(name, file.header().get(i)));
      }
    }
    return new ItemFile(file.rows().stream().map(row -> row(name, file.header(), columns, row)).toList(), findings);
  }

  private static Row row(String name, List<String> header, List<Optional<Columns.Column>> columns, CsvFile.Row row) {
    Spot spot = new Spot(name, (int) row.line(), new ArrayList<>());
    ObjectNode raw = JsonNodeFactory.instance.objectNode();
    if (!row.whole()) {
      spot.findings().add(Finding.at(name, spot.line(), 0, "", "importing.row.cells", row.cells().size(), header.size()));
    }
    for (int i = 0; i < header.size(); i++) {
      String cell = row.get(header.get(i));
      if (!cell.isEmpty()) {
        columns.get(i).ifPresent(column -> Columns.put(raw, column, cell, spot));
      }
    }
    return new Row(spot.line(), raw, spot.findings());
  }

  /** A list of items, or an object that has one under {@code items}, or one item. */
  private static ItemFile json(String name, byte[] bytes) {
    List<Row> rows = new ArrayList<>();
    try (JsonParser parser = ItemJson.JSON.createParser(bytes)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        JsonNode whole = parser.readValueAsTree();
        JsonNode items = whole.get("items");
        if (items == null || !items.isArray()) {
          return new ItemFile(List.of(new Row(1, whole, List.of())), List.of());
        }
        items.values().forEach(item -> rows.add(new Row(0, item, List.of())));
      } else if (first == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          int line = parser.currentTokenLocation().getLineNr();
          rows.add(new Row(line, parser.readValueAsTree(), List.of()));
        }
      } else {
        throw new BadInput(Finding.at(name, 1, 1, "", "service.fault.json", "["));
      }
    } catch (JacksonException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
      throw new BadInput(Finding.at(name, line, 0, "", "service.fault.json", broken.getOriginalMessage()));
    }
    return new ItemFile(rows, List.of());
  }
}
