package io.haihe.kernel.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Consents that were given with what was handed in with cases, for residents to see in their account and to take back. A module that keeps some is a
 * bean of this type. That the cases are the resident's, whoever asks has made sure of before.
 */
public interface CaseConsents {

  /**
   * One consent.
   *
   * @param key by which it is taken back, in letters, digits and hyphens
   * @param purpose what was agreed to, by language
   * @param number of the case it was given in
   * @param usedAt when use was made of it first, or null: after that it cannot be taken back
   * @param withdrawnAt when it was taken back, or null
   */
  record Given(
      String key, Map<String, String> purpose, String number, Instant at, @Nullable Instant usedAt, @Nullable Instant withdrawnAt) {

    public String purpose(String language) {
      return Optional.ofNullable(purpose.get(language)).or(() -> purpose.values().stream().findFirst()).orElse("");
    }
  }

  List<Given> of(Collection<String> caseNumbers);

  /** @return whether it was given in one of these cases, not used before, and is taken back now; a second time is none */
  boolean withdraw(String key, Collection<String> caseNumbers, Instant at);
}
