package io.haihe.modules.counter;

import io.haihe.kernel.org.CityTrail;
import io.haihe.kernel.org.Oversight;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who read the number of whoever rated a visit. */
@Component
class RatingTrail extends CityTrail {

  RatingTrail(JdbcClient jdbc, Oversight oversight) {
    super(jdbc, oversight, "visits", 71, List.of("READ"), "counter.log.", "(select *, 'READ' as kind, '' as detail from counter_read)", "ticket");
  }
}
