package io.haihe.modules.service;

import io.haihe.platform.Spreadsheet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the items in force as files that {@link ItemImport} takes over without a change. */
@Component
public class ItemExport {

  private final ItemStore store;

  ItemExport(ItemStore store) {
    this.store = store;
  }

  /** One item a line. Returns how many. */
  public long json(OutputStream out) throws IOException {
    AtomicLong written = new AtomicLong();
    out.write('[');
    quietly(() -> store.contents(item -> {
      byte[] line = ((written.getAndIncrement() == 0 ? "\n" : ",\n") + ItemJson.text(Shaper.shape(item, new Spot(null, 0, new ArrayList<>())))).getBytes(StandardCharsets.UTF_8);
      write(out, line);
    }));
    out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
    return written.get();
  }

  /** Lists of rows stand in their cells as JSON. Returns how many. */
  public long csv(OutputStream out) throws IOException {
    AtomicLong written = new AtomicLong();
    List<Columns.Column> columns = columns();
    Spreadsheet.write(out, csv -> {
      csv.printRecord(columns.stream().map(ItemExport::header).toList());
      quietly(() -> store.contents(item -> {
        written.incrementAndGet();
        try {
          csv.printRecord(columns.stream().map(column -> cell(item, column)).toList());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }));
    });
    return written.get();
  }

  private static List<Columns.Column> columns() {
    List<Columns.Column> columns = new ArrayList<>();
    for (Field field : Fields.ALL) {
      if (field.bilingual()) {
        columns.add(new Columns.Column(field, "zh"));
        columns.add(new Columns.Column(field, "en"));
      } else {
        columns.add(new Columns.Column(field, ""));
      }
    }
    return columns;
  }

  private static String header(Columns.Column column) {
    return column.field().name() + (column.language().isEmpty() ? "" : "." + column.language());
  }

  private static String cell(ObjectNode item, Columns.Column column) {
    JsonNode value = item.path(column.field().name());
    return switch (column.field().kind()) {
      case BOTH, BOTH_LONG -> value.path(column.language()).asString("");
      case ROWS, WORDS -> value.isMissingNode() ? "" : ItemJson.JSON.writeValueAsString(value);
      default -> value.isMissingNode() ? "" : value.asString();
    };
  }

  private static void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void quietly(Runnable writing) throws IOException {
    try {
      writing.run();
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      throw cause == null ? new IOException(e) : cause;
    }
  }
}
