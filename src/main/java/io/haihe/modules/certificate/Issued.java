package io.haihe.modules.certificate;

import io.haihe.kernel.casework.Certificate;
import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as it is kept, without what is personal on it.
 *
 * @param seq number of the timeline entry it was issued with
 * @param unit that issued it
 * @param sample whether its case is one of a demonstration
 */
record Issued(
    String number,
    long caseId,
    String caseNumber,
    int seq,
    String document,
    int scenarioVersion,
    String type,
    PlaceCode place,
    long unit,
    boolean sample,
    Instant issuedAt,
    @Nullable Instant until,
    @Nullable Instant revokedAt,
    String reason) {

  Certificate.Standing standing(Instant at) {
    return certificate(Map.of()).standing(at);
  }

  /** @param titles what it is called, by language */
  Certificate certificate(Map<String, String> titles) {
    return new Certificate(number, caseNumber, type, titles, issuedAt, until, revokedAt, reason);
  }
}
