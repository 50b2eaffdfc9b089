package io.haihe.kernel.casework;

import io.haihe.kernel.place.CalendarDefinition;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.drafts.PackageProof;
import io.haihe.platform.Finding;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/** A package is published only if its stories come out as told. */
@Component
class StoryProof implements PackageProof {

  private final Scenarios scenarios;

  StoryProof(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  @Override
  public List<Finding> findings(Scenario scenario, SortedMap<String, byte[]> files) {
    return Stories.inSampleCity(scenario, scenarios::find).run(files).failures();
  }

  /** Of the sample city, as {@code haihe scenario test} takes it. */
  static WorkingCalendar sampleCalendar() {
    return WorkingCalendar.of(CalendarDefinition.builtIn("china"), ZoneId.of("Asia/Shanghai"));
  }
}
