package io.haihe.kernel.place;

import java.util.Collection;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads a small YAML file into nodes that know their line. */
final class YamlFile {

  private static final YAMLFactory FACTORY = YAMLFactory.builder().build();

  private YamlFile() {}

  /** The root object; an empty one, with a finding, if the text is no YAML object. */
  static LocatedNode read(String yaml, Findings findings) {
    LocatedNode empty = new LocatedNode(java.util.Map.of(), 1, 1);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), yaml)) {
      if (parser.nextToken() == null) {
        findings.error(1, 1, "", "place.yaml.empty");
        return empty;
      }
      LocatedNode root = LocatedNode.read(parser);
      if (root.value() instanceof java.util.Map<?, ?>) {
        return root;
      }
      findings.error(root, "", "place.yaml.no-object");
    } catch (JacksonException e) {
      var at = e.getLocation();
      int line = at == null ? 1 : at.getLineNr();
      int column = at == null ? 1 : at.getColumnNr();
      findings.error(line, column, "", "place.yaml.syntax", e.getOriginalMessage());
    }
    return empty;
  }

  /** A finding for each field that is not one of {@code known}. */
  static void onlyFields(LocatedNode root, Collection<String> known, Findings findings) {
    for (String name : root.names()) {
      LocatedNode node = root.get(name);
      if (node != null && !known.contains(name)) {
        findings.error(node, name, "place.yaml.unknown-field", name, String.join(", ", known));
      }
    }
  }
}
