package io.haihe.kernel.org;

import io.haihe.kernel.org.ChangeLog.Change;
import io.haihe.kernel.place.City;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps what other modules do to a whole city, where its administrators and auditors read it. */
@Component
public class CityLog {

  private final ChangeLog log;

  CityLog(ChangeLog log) {
    this.log = log;
  }

  /** Within the transaction of the deed. */
  public void add(Act act, City city, String kind, Map<String, Object> detail) {
    log.add(act, new Change(null, null, city.root().code(), kind, detail));
  }
}
