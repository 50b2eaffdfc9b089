package io.haihe.kernel.scenario.authoring;

import io.haihe.kernel.scenario.Awaits;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.State;
import io.haihe.kernel.scenario.Transition;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Draws the states of a scenario and the steps between them as SVG; the layout is the Eclipse Layout Kernel's. */
public final class StateChart {

  static final double TEXT = 13;
  static final double LINE = 18;
  private static final double MARGIN = 12;
  private static final double SPACE = 24;

  /** So many states as the beginning of one step are drawn as “any open state”. */
  private static final int MANY = 4;

  private final CaseType type;
  private final ScenarioTexts texts;
  private final Texts platform;
  private final Locale locale;
  private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
  private final ElkNode graph = ElkGraphUtil.createGraph();

  private StateChart(CaseType type, ScenarioTexts texts, Texts platform, Locale locale) {
    this.type = type;
    this.texts = texts;
    this.platform = platform;
    this.locale = locale;
  }

  /** One picture of all case types, one below the other. */
  public static String svg(Scenario scenario, Texts platform, Locale locale) {
    var picture = new Picture();
    scenario.types().values().forEach(type -> {
      picture.heading(scenario.texts().text(locale, "cases." + type.key()));
      picture.add(new StateChart(type, scenario.texts(), platform, locale).laidOut());
    });
    return picture.svg();
  }

  private ElkNode laidOut() {
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(CoreOptions.SPACING_NODE_NODE, SPACE);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, SPACE);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, MARGIN);
    graph.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
    // What is declared first stands further up.
    graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
    type.states().values().forEach(state -> nodes.put(state.key(), node(state)));
    ways().forEach((way, steps) -> edge(way, steps));
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
    return graph;
  }

  /** The arrow between two states. */
  private record Way(String from, String to, boolean bySystem) {}

  private Map<Way, List<Transition>> ways() {
    Map<Way, List<Transition>> ways = new LinkedHashMap<>();
    for (Transition transition : type.transitions().values()) {
      String to = transition.to();
      if (to != null) {
        beginnings(transition.from()).forEach(from ->
            ways.computeIfAbsent(new Way(from, to, bySystemAlone(transition)), way -> new ArrayList<>()).add(transition));
      }
    }
    return ways;
  }

  private Set<String> beginnings(Set<String> from) {
    Set<String> open =
        type.states().values().stream().filter(state -> !state.isFinal()).map(State::key).collect(Collectors.toSet());
    return open.size() >= MANY && from.equals(open) ? Set.of("") : from;
  }

  private static boolean bySystemAlone(Transition transition) {
    return transition.by().stream().allMatch(permit -> permit.kind() == Permit.Kind.SYSTEM);
  }

  private ElkNode node(State state) {
    String mark = state.key().equals(type.initial()) ? Outline.FIRST : "";
    List<String> lines = new ArrayList<>(List.of(mark + texts.text(locale, "states." + state.key())));
    Awaits awaits = state.awaits();
    if (awaits != null) {
      lines.add(platform.text(locale, "org.role." + awaits.role().key()));
    }
    return node(state.key(), state.isFinal(), lines);
  }

  private ElkNode node(String key, boolean last, List<String> lines) {
    ElkNode node = ElkGraphUtil.createNode(graph);
    node.setIdentifier(key);
    node.setProperty(Picture.LAST, last);
    node.setDimensions(widest(lines) + 2 * MARGIN, lines.size() * LINE + MARGIN);
    lines.forEach(line -> ElkGraphUtil.createLabel(line, node));
    return node;
  }

  private ElkNode beginning(String from) {
    return nodes.computeIfAbsent(from, any -> node(any, false, List.of(platform.text(locale, "scenario.chart.anyOpen"))));
  }

  private void edge(Way way, List<Transition> steps) {
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(beginning(way.from()), Objects.requireNonNull(nodes.get(way.to())));
    edge.setProperty(Picture.BY_SYSTEM, way.bySystem());
    for (Transition step : steps) {
      ElkLabel label = ElkGraphUtil.createLabel(texts.text(locale, "transitions." + step.key()), edge);
      label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
      label.setDimensions(width(label.getText()) + 4, LINE);
    }
  }

  private static double widest(List<String> lines) {
    return lines.stream().mapToDouble(StateChart::width).max().orElse(0);
  }

  /** About as wide as a sans-serif font sets it: Chinese characters take the full square. */
  static double width(String text) {
    return text.codePoints().mapToDouble(character -> character >= 0x2E80 ? TEXT : TEXT * 0.56).sum();
  }
}
