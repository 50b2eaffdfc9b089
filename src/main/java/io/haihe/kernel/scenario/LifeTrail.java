package io.haihe.kernel.scenario;

import io.haihe.kernel.org.CityTrail;
import io.haihe.kernel.org.Oversight;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what when with the drafts and versions of all scenarios. */
@Component
class LifeTrail extends CityTrail {

  LifeTrail(JdbcClient jdbc, Oversight oversight) {
    super(
        jdbc, oversight, "scenarios", 50, Stream.of(LifeLog.Kind.values()).map(Enum::name).toList(), "authoring.log.", "scenario_log", "key");
  }
}
