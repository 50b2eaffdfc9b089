package io.haihe.kernel.casework;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The certificates of a story: those it says there are, and no others. Any code opens them. */
final class StoryCertificates {

  private final JsonNode told;

  StoryCertificates(JsonNode told) {
    this.told = told;
  }

  Optional<Certificate> find(String number) {
    return told.has(number) ? Optional.of(certificate(number, told.path(number))) : Optional.empty();
  }

  private static Certificate certificate(String number, JsonNode node) {
    String standing = node.path("standing").asString("valid");
    return new Certificate(
        number, number, node.path("type").asString(""), Map.of(), Instant.EPOCH,
        standing.equals("expired") ? Instant.EPOCH : null,
        standing.equals("revoked") ? Instant.EPOCH : null, "");
  }
}
