package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.ReplyTemplate;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which texts to reply with a scenario offers for a case. */
@Component
public class Replies {

  private final Scenarios scenarios;
  private final Directory directory;

  Replies(Scenarios scenarios, Directory directory) {
    this.scenarios = scenarios;
    this.directory = directory;
  }

  /**
   * Those for the fields of a step.
   *
   * @param step a transition, or {@code <task type>.<step>}
   */
  public List<ReplyTemplate> offered(Case now, String step, Instant at) {
    CaseType type = scenarios.version(now.scenarioVersion()).type(now.type());
    List<ReplyTemplate> all =
        type.correspondence().templates().values().stream()
            .filter(template -> template.step().equals(step))
            .toList();
    if (all.isEmpty()) {
      return all;
    }
    Map<String, Object> variables = Variables.of(type, now, at, directory).map();
    return all.stream().filter(template -> template.when() == null || template.when().holds(variables)).toList();
  }
}
