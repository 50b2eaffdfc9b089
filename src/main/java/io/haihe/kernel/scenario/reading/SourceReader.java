package io.haihe.kernel.scenario.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads YAML 1.2, and JSON as its subset, keeping positions. Anchors and custom tags are refused: they hide what a
 * package says, and are how small files become large ones.
 */
final class SourceReader {

  private static final int CHARACTERS = 1_000_000;
  private static final int DEPTH = 40;
  private static final int NODES = 100_000;

  private final String file;
  private final Problems problems;
  private final Set<Node> anchored = new HashSet<>();
  private int nodes;

  private SourceReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The root, or empty where the file is no YAML; the fault is then among the problems. */
  static Optional<SourceNode> read(String file, String text, Problems problems) {
    return new SourceReader(file, problems).read(text);
  }

  private Optional<SourceNode> read(String text) {
    if (tooDeep(text)) {
      problems.error(Position.of(file), "scenario.file.deep", file, DEPTH);
      return Optional.empty();
    }
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).setCodePointLimit(CHARACTERS).build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.error(Position.line(file, 1, 1, ""), "scenario.file.empty", file);
        return Optional.empty();
      }
      Position at = position(root.get(), "");
      return Optional.of(convert(root.get(), at, ""));
    } catch (MarkedYamlEngineException e) {
      problems.error(mark(e.getProblemMark(), ""), "scenario.file.syntax", String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      problems.error(Position.of(file), "scenario.file.syntax", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  /** The parser recurses, so a file of brackets alone must not reach it. */
  private static boolean tooDeep(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (open > DEPTH) {
        return true;
      }
    }
    return text.lines().anyMatch(line -> indent(line) > DEPTH * 8 || dashes(line) > DEPTH);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static int dashes(String line) {
    int count = 0;
    for (int i = 0; i + 1 < line.length() && (line.charAt(i) == '-' || line.charAt(i) == ' '); i++) {
      count += line.charAt(i) == '-' && line.charAt(i + 1) == ' ' ? 1 : 0;
    }
    return count;
  }

  private SourceNode convert(Node node, Position key, String path) {
    Position at = position(node, path);
    if (++nodes > NODES) {
      problems.error(at, "scenario.file.nodes", file);
      return SourceNode.missing(key);
    }
    if (node.getAnchor().isPresent()) {
      problems.error(at, "scenario.file.anchor", file);
      if (!anchored.add(node)) {
        return SourceNode.missing(key);
      }
    }
    return switch (node) {
      case MappingNode map -> SourceNode.map(at, key, entries(map, path));
      case SequenceNode list -> SourceNode.list(at, key, items(list, path));
      case ScalarNode scalar -> scalar(scalar, at, key);
      default -> SourceNode.missing(key);
    };
  }

  private Map<String, SourceNode> entries(MappingNode map, String path) {
    Map<String, SourceNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      String below = path.isEmpty() ? name : path + "." + name;
      Position key = position(tuple.getKeyNode(), below);
      if (!(tuple.getKeyNode() instanceof ScalarNode)) {
        problems.error(key, "scenario.file.key", file);
      } else if (entries.containsKey(name)) {
        problems.error(key, "scenario.file.duplicateKey", name);
      } else {
        entries.put(name, convert(tuple.getValueNode(), key, below));
      }
    }
    return entries;
  }

  private List<SourceNode> items(SequenceNode list, String path) {
    List<SourceNode> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      String below = path + "[" + items.size() + "]";
      items.add(convert(item, position(item, below), below));
    }
    return items;
  }

  private SourceNode scalar(ScalarNode scalar, Position at, Position key) {
    ScalarStyle style = scalar.getScalarStyle();
    boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    int offset = block ? -1 : style == ScalarStyle.PLAIN ? 0 : 1;
    return SourceNode.scalar(at, key, value(scalar, at), scalar.getValue(), offset);
  }

  private JsonNode value(ScalarNode scalar, Position at) {
    var json = JsonNodeFactory.instance;
    Tag tag = scalar.getTag();
    String text = scalar.getValue();
    if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    } else if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(text));
    } else if (tag.equals(Tag.INT) && text.length() < 18) {
      return json.numberNode(Long.parseLong(text));
    } else if (tag.equals(Tag.FLOAT) && !text.startsWith(".") && !text.startsWith("-.")) {
      return json.numberNode(Double.parseDouble(text));
    } else if (!tag.equals(Tag.STR) && !tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
      problems.error(at, "scenario.file.tag", tag.getValue());
    }
    return json.stringNode(text);
  }

  private Position position(Node node, String path) {
    return mark(node.getStartMark(), path);
  }

  private Position mark(Optional<Mark> mark, String path) {
    return mark.map(m -> Position.line(file, m.getLine() + 1, m.getColumn() + 1, path)).orElse(Position.of(file));
  }
}
