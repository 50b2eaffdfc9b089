package io.haihe.modules.inspection.plan;

import io.haihe.platform.Finding;
import io.haihe.platform.Worded;
import io.haihe.platform.web.Page;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * What was entered when a draw is announced; nothing is lost when something is wrong.
 *
 * @param source where the public value will be published, and in what form
 * @param publicAt when, on the clock of the city
 */
public record DrawForm(String source, String publicAt, int version) {

  private static final int LONGEST = 500;

  /** An address at which anybody can look the value up. */
  private static final Pattern PUBLIC = Pattern.compile("https?://[\\p{Alnum}.-]+\\.\\p{Alpha}{2,}\\S*");

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
    } else if (!PUBLIC.matcher(source).find() || PUBLIC.matcher(source).replaceAll("").isBlank()) {
      wrong.add(Finding.ofField("source", "inspection.plan.draw.source"));
    }
    try {
      LocalDateTime moment = LocalDateTime.parse(publicAt);
      if (!moment.atZone(zone).toInstant().isAfter(now)) {
        wrong.add(Finding.ofField("publicAt", "inspection.plan.draw.past"));
      } else if (moment.atZone(zone).toInstant().isBefore(now.plus(before))) {
        wrong.add(Finding.ofField("publicAt", "inspection.plan.draw.soon", before.toHours()));
      } else if (!moment.toLocalDate().isBefore(task.from())) {
        wrong.add(Finding.ofField("publicAt", "inspection.plan.draw.inWindow", (Worded) locale -> Page.date(task.from(), locale)));
      }
      return moment.atZone(zone).toInstant();
    } catch (DateTimeException none) {
      wrong.add(Finding.ofField("publicAt", "inspection.plan.draw.moment"));
      return Instant.EPOCH;
    }
  }
}
