package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.ScreenLayout;
import io.haihe.kernel.scenario.ScreenLayout.By;
import io.haihe.kernel.scenario.ScreenLayout.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads how a package wants to be seen on the city's screen. */
final class ScreenReader {

  private static final List<String> KINDS = List.of("trend", "states", "categories", "ranking");

  private final Map<String, CaseType> types;
  private final Problems problems;

  private ScreenReader(Map<String, CaseType> types, Problems problems) {
    this.types = types;
    this.problems = problems;
  }

  static ScreenLayout read(SourceNode screen, Map<String, CaseType> types, Problems problems) {
    return screen.exists() ? new ScreenReader(types, problems).layout(screen) : ScreenLayout.usual(types.values());
  }

  private ScreenLayout layout(SourceNode screen) {
    List<String> indicators = ScreenLayout.indicators(types.values());
    SourceNode map = screen.get("map");
    List<Panel> panels = new ArrayList<>();
    screen.get("panels").items().forEach(panel -> panel(panel, panels));
    return new ScreenLayout(
        map.exists() ? known(map, ScreenLayout.measures(types.values())) : ScreenLayout.OPEN,
        screen.get("tiles").items().stream().map(tile -> known(tile, indicators)).toList(),
        List.copyOf(panels));
  }

  private void panel(SourceNode panel, List<Panel> panels) {
    List<String> kinds = KINDS.stream().filter(kind -> panel.get(kind).exists()).toList();
    if (kinds.size() != 1) {
      problems.error(panel.at(), "scenario.screen.panel", String.join(", ", KINDS));
      return;
    }
    SourceNode what = panel.get(kinds.getFirst());
    panels.add(switch (kinds.getFirst()) {
      case "trend" -> new ScreenLayout.Trend(what.oneOrMore().stream().map(this::overTime).toList());
      case "states" -> new ScreenLayout.States(known(what, List.copyOf(types.keySet())));
      case "categories" -> new ScreenLayout.Categories();
      default -> new ScreenLayout.Ranking(overTime(what), panel.get("by").text().equals("unit") ? By.UNIT : By.PLACE);
    });
  }

  /** What is known of now alone has no past to draw. */
  private String overTime(SourceNode measure) {
    List<String> measures = new ArrayList<>(ScreenLayout.measures(types.values()));
    measures.removeAll(ScreenLayout.OF_NOW);
    return known(measure, measures);
  }

  private String known(SourceNode name, List<String> names) {
    if (!names.contains(name.text())) {
      problems.error(name.at(), "scenario.screen.unknown", name.text(), String.join(", ", names));
    }
    return name.text();
  }
}
