package io.haihe.kernel.casework;

import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries as the timeline keeps them, and chains them: each hash covers the one before it (SHA-256). */
final class EntryCodec {

  static final byte[] BEGINNING = new byte[32];

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
          .build();

  private EntryCodec() {}

  /** What of an entry is not in columns of its own. */
  private record Body(
      By by, Entry.Kind kind, String name, Map<String, Object> input, boolean open, Changes changes) {}

  static String body(Entry entry) {
    return JSON.writeValueAsString(
        new Body(entry.by(), entry.kind(), entry.name(), entry.input(), entry.open(), entry.changes()));
  }

  static Entry entry(long caseId, int seq, Instant at, String body) {
    Body read = JSON.readValue(body, Body.class);
    return new Entry(caseId, seq, at, read.by(), read.kind(), read.name(), read.input(), read.open(), read.changes());
  }

  static byte[] hash(byte[] before, long caseId, int seq, Instant at, String body) {
    MessageDigest digest = Digests.sha256();
    digest.update(before);
    digest.update("%d|%d|%s|".formatted(caseId, seq, at).getBytes(StandardCharsets.UTF_8));
    return digest.digest(body.getBytes(StandardCharsets.UTF_8));
  }
}
