package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.LimitUnit;
import org.jspecify.annotations.Nullable;

/** Reads limits such as {@code 4 working-hour}. */
final class Limits {

  private Limits() {}

  /** Null where there is none; what cannot be read the structure check has named. */
  static @Nullable Limit read(SourceNode node) {
    return Limit.parse(node.text()).orElse(null);
  }

  /** A limit that must be there; zero minutes stands for one the structure check has named. */
  static Limit need(SourceNode node) {
    return Limit.parse(node.text()).orElse(new Limit(0, LimitUnit.MINUTE));
  }
}
