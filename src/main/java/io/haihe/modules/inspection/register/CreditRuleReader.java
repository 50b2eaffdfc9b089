package io.haihe.modules.inspection.register;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code credit-risk.yaml}, and says all that is wrong with it at the line it stands on. */
final class CreditRuleReader {

  private static final List<String> FIELDS = List.of("version", "unknown", "marks", "classes");
  private static final int MOST_POINTS = 1000;
  private static final int MOST_DAYS = 3660;

  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  private CreditRuleReader(String file) {
    this.file = file;
  }

  /** @throws BadInput with everything wrong in it */
  static CreditRule read(String file, String yaml) {
    CreditRuleReader reader = new CreditRuleReader(file);
    Optional<CreditRule> rule = reader.rule(yaml);
    if (!reader.findings.isEmpty() || rule.isEmpty()) {
      throw new BadInput(reader.findings);
    }
    return rule.get();
  }

  private Optional<CreditRule> rule(String yaml) {
    try {
      Node root = new Compose(LoadSettings.builder().setLabel(file).build()).composeString(yaml).orElse(null);
      if (root == null) {
        findings.add(Finding.at(file, 1, 1, "", "inspection.register.rule.empty", String.join(", ", FIELDS)));
        return Optional.empty();
      }
      Map<String, Node> fields = fields(root, "", FIELDS);
      CreditRule rule =
          new CreditRule(version(root, fields), risk(fields.get("unknown")), marks(root, fields.get("marks")), atMost(root, fields.get("classes")));
      return Optional.of(rule);
    } catch (MarkedYamlEngineException broken) {
      findings.add(Finding.at(
          file, broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1), broken.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1),
          "", "inspection.register.rule.syntax", broken.getProblem()));
      return Optional.empty();
    }
  }

  private String version(Node root, Map<String, Node> fields) {
    String version = text(fields.get("version"));
    if (!version.matches("[\\w.-]{1,40}")) {
      wrong(fields.getOrDefault("version", root), "version", "inspection.register.rule.version", version);
    }
    return version;
  }

  private RiskClass risk(@Nullable Node node) {
    if (node == null) {
      return RiskClass.B;
    }
    return Arrays.stream(RiskClass.values()).filter(risk -> risk.name().equals(text(node))).findFirst().orElseGet(() -> {
      wrong(node, "unknown", "inspection.register.rule.class", text(node));
      return RiskClass.B;
    });
  }

  private Map<MarkKind, CreditRule.Weight> marks(Node root, @Nullable Node node) {
    Map<MarkKind, CreditRule.Weight> marks = new EnumMap<>(MarkKind.class);
    String known = Arrays.stream(MarkKind.values()).map(MarkKind::key).collect(Collectors.joining(", "));
    fields(node == null ? root : node, "marks", null).forEach((key, mark) -> {
      String path = "marks." + key;
      Optional<MarkKind> kind = MarkKind.ofKey(key);
      if (kind.isEmpty()) {
        wrong(mark, path, "inspection.register.rule.mark", key, known);
      } else {
        Map<String, Node> fields = fields(mark, path, List.of("points", "days"));
        int points = number(mark, fields, path + ".points", -MOST_POINTS, MOST_POINTS);
        marks.put(kind.get(), new CreditRule.Weight(points, number(mark, fields, path + ".days", 1, MOST_DAYS)));
      }
    });
    return marks;
  }

  private Map<RiskClass, Integer> atMost(Node root, @Nullable Node node) {
    Node at = node == null ? root : node;
    Map<String, Node> classes = fields(at, "classes", List.of("A", "B", "C"));
    Map<RiskClass, Integer> atMost = new EnumMap<>(RiskClass.class);
    int before = Integer.MIN_VALUE;
    for (RiskClass risk : List.of(RiskClass.A, RiskClass.B, RiskClass.C)) {
      String path = "classes." + risk.name();
      Node bound = classes.get(risk.name());
      int most = number(at, bound == null ? Map.of() : Map.of(risk.name(), bound), path, -100_000, 100_000);
      if (bound != null && most <= before) {
        wrong(bound, path, "inspection.register.rule.order", most, before);
      }
      before = most;
      atMost.put(risk, most);
    }
    return atMost;
  }

  /** @param path ends with the field's name */
  private int number(Node owner, Map<String, Node> fields, String path, int least, int most) {
    Node node = fields.get(path.substring(path.lastIndexOf('.') + 1));
    String text = text(node);
    if (text.matches("-?\\d{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    wrong(node == null ? owner : node, path, "inspection.register.rule.number", text, least, most);
    return 0;
  }

  private static String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
  }

  /** @param known null where the names are data */
  private Map<String, Node> fields(Node node, String path, @Nullable List<String> known) {
    Map<String, Node> fields = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      wrong(node, path, "inspection.register.rule.mapping", path);
      return fields;
    }
    mapping.getValue().forEach(entry -> {
      String name = text(entry.getKeyNode());
      if (known != null && !known.contains(name)) {
        wrong(entry.getKeyNode(), path.isEmpty() ? name : path + "." + name, "inspection.register.rule.field", name, String.join(", ", known));
      } else {
        fields.put(name, entry.getValueNode());
      }
    });
    return fields;
  }

  private void wrong(Node node, String field, String code, Object... args) {
    Optional<Mark> at = node.getStartMark();
    findings.add(Finding.at(file, at.map(mark -> mark.getLine() + 1).orElse(0), at.map(mark -> mark.getColumn() + 1).orElse(0), field, code, args));
  }
}
