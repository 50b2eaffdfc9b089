package io.haihe.kernel.org;

import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML and notes what is wrong with the line it stands on, instead of stopping at the first. */
class YamlReader {

  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  YamlReader(String file) {
    this.file = file;
  }

  List<Finding> findings() {
    return findings;
  }

  /** The root of the document, or null with a finding if it is no YAML. */
  @Nullable Node root(String yaml) {
    try {
      Node root = new Compose(LoadSettings.builder().setLabel(file).build()).composeString(yaml).orElse(null);
      if (root == null) {
        findings.add(Finding.at(file, 1, 1, "", "org.units.empty"));
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
      findings.add(Finding.at(file, line, column, "", "org.units.syntax", e.getProblem()));
      return null;
    }
  }

  void wrong(Node node, String field, String code, Object... args) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
    findings.add(Finding.at(file, line, column, field, code, args));
  }

  /** The fields of a mapping by name; others than the known ones are findings. */
  Map<String, Node> fields(Node node, String field, Set<String> known) {
    Map<String, Node> fields = entries(node, field);
    fields.forEach((name, value) -> {
      if (!known.contains(name)) {
        wrong(value, field.isEmpty() ? name : field + '.' + name, "org.units.unknown-field", name,
            String.join(", ", known.stream().sorted().toList()));
      }
    });
    return fields;
  }

  /** The entries of a mapping whose keys are data. */
  Map<String, Node> entries(Node node, String field) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        entries.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple.getValueNode());
      }
    } else {
      wrong(node, field, "org.units.wrong-type.mapping");
    }
    return entries;
  }

  void each(@Nullable Node node, String field, Consumer<Node> taker) {
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(taker);
    } else if (node != null) {
      wrong(node, field, "org.units.wrong-type.list");
    }
  }

  /** The text, or null: with a finding if it is something else. */
  @Nullable String text(@Nullable Node node, String field) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    if (node != null) {
      wrong(node, field, "org.units.wrong-type.text");
    }
    return null;
  }

  List<String> texts(@Nullable Node node, String field) {
    List<String> texts = new ArrayList<>();
    each(node, field, item -> {
      String text = text(item, field);
      if (text != null) {
        texts.add(text);
      }
    });
    return texts;
  }

  /** The field, which must be there: else a finding on {@code owner} and null. */
  @Nullable Node required(Node owner, Map<String, Node> fields, String name, String path) {
    Node node = fields.get(name);
    if (node == null) {
      wrong(owner, path + '.' + name, "org.units.missing-field", name);
    }
    return node;
  }
}
