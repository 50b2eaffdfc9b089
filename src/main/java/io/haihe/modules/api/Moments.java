package io.haihe.modules.api;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads the times and numbers that parameters send. */
final class Moments {

  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");

  private Moments() {}

  /** An ISO-8601 time with its offset; a plus that arrived as a space is understood. */
  static @Nullable Instant read(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      Instant moment = OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
      if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
        return moment;
      }
    } catch (DateTimeException unreadable) {
      throw new BadInput(Finding.ofField(field, "platform.parameter.value"));
    }
    throw new BadInput(Finding.ofField(field, "api.parameter.range", FIRST.toString(), LAST.toString()));
  }

  /** @throws BadInput if the number is not in {@code least..most} */
  static int within(String field, int number, int least, int most) {
    if (number < least || number > most) {
      throw new BadInput(Finding.ofField(field, "api.parameter.range", least, most));
    }
    return number;
  }
}
