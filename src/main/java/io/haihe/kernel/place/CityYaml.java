package io.haihe.kernel.place;

import io.haihe.kernel.place.CityDefinition.ShapeSource;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code city.yaml}. */
final class CityYaml {

  private static final List<String> FIELDS =
      List.of("key", "name", "zone", "language", "calendar", "places", "names", "shapes", "cartogram");

  private final Findings findings;

  CityYaml(Findings findings) {
    this.findings = findings;
  }

  CityDefinition read(String yaml) {
    LocatedNode root = YamlFile.read(yaml, findings);
    YamlFile.onlyFields(root, FIELDS, findings);
    return new CityDefinition(
        key(root),
        texts(root.get("name")),
        zone(root),
        language(root),
        required(root, "calendar").text(),
        root.get("places") == null ? "places.csv" : required(root, "places").text(),
        texts(root.get("names")),
        shapes(root.get("shapes")),
        optional(root, "cartogram"));
  }

  private LocatedNode required(LocatedNode root, String field) {
    LocatedNode node = root.get(field);
    if (node == null || node.text().isBlank()) {
      findings.error(root, field, "place.city.missing", field);
      return new LocatedNode("", root.line(), root.column());
    }
    return node;
  }

  private static @Nullable String optional(LocatedNode root, String field) {
    LocatedNode node = root.get(field);
    return node == null ? null : node.text();
  }

  private String key(LocatedNode root) {
    LocatedNode node = required(root, "key");
    if (!node.text().isEmpty() && !node.text().matches("[a-z][a-z0-9-]*")) {
      findings.error(node, "key", "place.city.key", node.text());
    }
    return node.text();
  }

  private ZoneId zone(LocatedNode root) {
    LocatedNode node = required(root, "zone");
    try {
      return node.text().isEmpty() ? ZoneOffset.UTC : ZoneId.of(node.text());
    } catch (DateTimeException e) {
      findings.error(node, "zone", "place.city.zone", node.text());
      return ZoneOffset.UTC;
    }
  }

  private Locale language(LocatedNode root) {
    LocatedNode node = required(root, "language");
    try {
      return new Locale.Builder().setLanguageTag(node.text()).build();
    } catch (IllformedLocaleException e) {
      findings.error(node, "language", "place.city.language", node.text());
      return Locale.ROOT;
    }
  }

  private static Map<String, String> texts(@Nullable LocatedNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : node == null ? List.<String>of() : node.names()) {
      LocatedNode text = node == null ? null : node.get(name);
      if (text != null) {
        texts.put(name, text.text());
      }
    }
    return texts;
  }

  private @Nullable List<ShapeSource> shapes(@Nullable LocatedNode node) {
    if (node == null) {
      return null;
    }
    if (!node.isList()) {
      findings.error(node, "shapes", "place.yaml.no-list", "shapes");
    }
    List<ShapeSource> sources = new ArrayList<>();
    for (LocatedNode item : node.list()) {
      YamlFile.onlyFields(item, List.of("file", "coordinates"), findings);
      sources.add(new ShapeSource(required(item, "file").text(), declared(item), item.line(), item.column()));
    }
    return sources;
  }

  private @Nullable CoordinateSystem declared(LocatedNode item) {
    LocatedNode node = item.get("coordinates");
    if (node == null) {
      return null;
    }
    CoordinateSystem system = CoordinateSystem.ofKey(node.text()).orElse(null);
    if (system == null) {
      findings.error(node, "coordinates", "place.city.coordinates", node.text());
    }
    return system;
  }
}
