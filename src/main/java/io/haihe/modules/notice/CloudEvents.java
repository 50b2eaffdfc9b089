package io.haihe.modules.notice;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Entry;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes timeline entries as CloudEvents 1.0, without words, contact data and whatever else people entered. */
final class CloudEvents {

  static final String MEDIA_TYPE = "application/cloudevents+json";
  private static final String TYPE = "io.haihe.case.";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CloudEvents() {}

  static String kind(Entry entry) {
    return entry.kind().name().toLowerCase(Locale.ROOT);
  }

  /** @param city key of the city, which is the source */
  static String of(String city, Case matter, Entry entry) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", matter.number() + "/" + entry.seq());
    event.put("source", "/cities/" + city);
    event.put("type", TYPE + kind(entry));
    event.put("subject", matter.number());
    event.put("time", entry.at().toString());
    event.put("datacontenttype", "application/json");
    event.put("data", data(matter, entry));
    return JSON.writeValueAsString(event);
  }

  private static Map<String, Object> data(Case matter, Entry entry) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("number", matter.number());
    data.put("scenario", matter.scenario());
    data.put("type", matter.type());
    data.put("category", matter.category());
    data.put("place", matter.place().toString());
    data.put("sample", matter.sample());
    data.put("version", entry.seq());
    data.put("kind", kind(entry));
    data.put("step", entry.name());
    data.put("by", by(entry.by()));
    String state = entry.changes().state();
    if (state != null) {
      data.put("state", state);
    }
    List<Map<String, String>> related =
        entry.changes().relations().stream()
            .map(relation -> Map.of("kind", relation.kind().key(), "number", relation.number()))
            .toList();
    if (!related.isEmpty()) {
      data.put("related", related);
    }
    Boolean ended = entry.changes().ended();
    if (ended != null) {
      data.put("ended", ended);
    }
    return data;
  }

  private static Map<String, Object> by(By by) {
    Map<String, Object> who = new LinkedHashMap<>();
    who.put("kind", by.kind().name().toLowerCase(Locale.ROOT));
    if (by.role() != null) {
      who.put("role", by.role().key());
    }
    if (by.unit() != 0) {
      who.put("unit", by.unit());
    }
    return who;
  }
}
