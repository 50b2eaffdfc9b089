package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.LimitUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads limits such as {@code 4 working-hour}. */
final class Limits {

  private static final Pattern LIMIT = Pattern.compile("(\\d{1,5}) ([a-z-]+)");

  private Limits() {}

  static Optional<Limit> parse(String text) {
    Matcher matcher = LIMIT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int amount = Integer.parseInt(matcher.group(1));
    return Arrays.stream(LimitUnit.values())
        .filter(unit -> unit.key().equals(matcher.group(2)))
        .findFirst()
        .map(unit -> new Limit(amount, unit));
  }

  /** Null where there is none; what cannot be read the structure check has named. */
  static @Nullable Limit read(SourceNode node) {
    return parse(node.text()).orElse(null);
  }

  /** A limit that must be there; zero minutes stands for one the structure check has named. */
  static Limit need(SourceNode node) {
    return parse(node.text()).orElse(new Limit(0, LimitUnit.MINUTE));
  }
}
