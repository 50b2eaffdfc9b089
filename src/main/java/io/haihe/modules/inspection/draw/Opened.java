package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON file of a record, read leniently: that it is written in the one form it may have is for the reader to compare. */
final class Opened {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String file;
  private final JsonNode root;

  private Opened(String file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /** @throws BadInput if it is no JSON */
  static Opened announcement(byte[] bytes) {
    return of(Announcement.FILE, bytes);
  }

  /** @throws BadInput if it is no JSON */
  static Opened draw(byte[] bytes) {
    return of(DrawRecord.DRAW, bytes);
  }

  private static Opened of(String file, byte[] bytes) {
    try {
      return new Opened(file, JSON.readTree(bytes));
    } catch (JacksonException broken) {
      throw new BadInput(Csv.fault(file, Math.max(0, broken.getLocation() == null ? 0 : broken.getLocation().getLineNr()), "draw.file.malformed"));
    }
  }

  String text(String member) {
    return root.path(member).asString("");
  }

  String hash(String pool) {
    return root.path("pools").path(pool).asString("");
  }

  Instant committedAt() {
    return moment(text("committedAt"));
  }

  Terms terms() {
    JsonNode value = root.path("publicValue");
    Map<String, SampleSize> samples = new HashMap<>();
    root.path("samples").properties().forEach(each -> samples.put(each.getKey(), size(each.getValue())));
    Map<String, Integer> teams = new HashMap<>();
    root.path("teams").properties().forEach(each -> teams.put(each.getKey(), each.getValue().asInt(0)));
    return new Terms(text("title"), text("plan"), text("task"), value.path("source").asString(""), moment(value.path("at").asString("")), samples, teams);
  }

  private static SampleSize size(JsonNode said) {
    return said.has("perTenThousand") ? new SampleSize.Ratio(said.path("perTenThousand").asInt(-1)) : new SampleSize.Number(said.path("drawn").asInt(-1));
  }

  private Instant moment(String text) {
    return moment(file, 0, text);
  }

  /** @throws BadInput if it is none */
  static Instant moment(String file, int line, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException none) {
      throw new BadInput(Csv.fault(file, line, "draw.file.moment", text));
    }
  }
}
