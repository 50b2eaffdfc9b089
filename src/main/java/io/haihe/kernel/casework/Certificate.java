package io.haihe.kernel.casework;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate (电子证照) that a case has issued, without what is personal in it.
 *
 * @param caseNumber of the case that issued it
 * @param type what scenarios ask for it by
 * @param titles what it is called, by language
 * @param until null where it does not run out
 * @param revokedAt null while it holds
 * @param reason why it was revoked, or empty
 */
public record Certificate(
    String number,
    String caseNumber,
    String type,
    Map<String, String> titles,
    Instant issuedAt,
    @Nullable Instant until,
    @Nullable Instant revokedAt,
    String reason) {

  public enum Standing {
    VALID,
    EXPIRED,
    REVOKED
  }

  public Standing standing(Instant at) {
    if (revokedAt != null) {
      return Standing.REVOKED;
    }
    return until != null && at.isAfter(until) ? Standing.EXPIRED : Standing.VALID;
  }

  public String title(Locale locale) {
    return Optional.ofNullable(titles.get(locale.getLanguage())).or(() -> titles.values().stream().findFirst()).orElse(type);
  }
}
