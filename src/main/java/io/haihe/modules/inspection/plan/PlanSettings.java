package io.haihe.modules.inspection.plan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long before its public value a draw has to be announced, so that nobody can have known the value; both are our own defaults.
 *
 * @param announcedBefore of a task of a plan
 * @param targetedBefore of a targeted one, where who goes is drawn and a lead may be urgent
 */
@ConfigurationProperties("haihe.inspections")
record PlanSettings(@DefaultValue("24h") Duration announcedBefore, @DefaultValue("1h") Duration targetedBefore) {

  Duration before(PlannedTask task) {
    return task.targeted() ? targetedBefore : announcedBefore;
  }
}
