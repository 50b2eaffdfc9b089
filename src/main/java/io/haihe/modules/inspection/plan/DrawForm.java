package io.haihe.modules.inspection.plan;

import io.haihe.platform.Finding;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * What was entered when a draw is announced; nothing is lost when something is wrong.
 *
 * @param source where the public value will be published, and in what form
 * @param publicAt when, on the clock of the city
 */
public record DrawForm(String source, String publicAt, int version) {

  private static final int LONGEST = 500;

  static DrawForm of(MultiValueMap<String, String> sent) {
    return new DrawForm(PlanForm.one(sent, "source"), PlanForm.one(sent, "publicAt"), Numbers.of(PlanForm.one(sent, "version")));
  }

  /**
   * The announced moment; what is wrong is put on the list.
   *
   * @param before how long before it the draw has to be announced
   */
  Instant check(PlannedTask task, Instant now, Duration before, ZoneId zone, List<Finding> wrong) {
    if (source.isEmpty() || source.length() > LONGEST) {
      wrong.add(Finding.ofField("source", "inspection.plan.text", LONGEST));
    }
    try {
      LocalDateTime moment = LocalDateTime.parse(publicAt);
      if (!moment.atZone(zone).toInstant().isAfter(now)) {
        wrong.add(Finding.ofField("publicAt", "inspection.plan.draw.past"));
      } else if (moment.atZone(zone).toInstant().isBefore(now.plus(before))) {
        wrong.add(Finding.ofField("publicAt", "inspection.plan.draw.soon", before.toHours()));
      } else if (moment.toLocalDate().isAfter(task.until())) {
        wrong.add(Finding.ofField("publicAt", "inspection.plan.draw.afterWindow"));
      }
      return moment.atZone(zone).toInstant();
    } catch (DateTimeException none) {
      wrong.add(Finding.ofField("publicAt", "inspection.plan.draw.moment"));
      return Instant.EPOCH;
    }
  }
}
