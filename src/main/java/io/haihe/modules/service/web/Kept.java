package io.haihe.modules.service.web;

import io.haihe.platform.Digests;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as it is sent again.
 *
 * @param state of the catalogue it was made of
 * @param headers what the program's filters had set on it
 */
record Kept(String state, long madeAt, String digest, byte[] plain, byte[] zipped, String type, Map<String, String> headers) {

  private static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(4);
  private static final Set<String> OURS =
      Set.of("cache-control", "etag", "vary", "content-type", "content-length", "content-encoding", "date", "connection", "keep-alive", "pragma", "expires");

  static Kept of(String state, byte[] body, String type, HttpServletResponse answer) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    answer.getHeaderNames().stream()
        .filter(name -> !OURS.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(name -> headers.put(name, String.valueOf(answer.getHeader(name))));
    return new Kept(state, System.nanoTime(), Digests.sha256Hex(body).substring(0, 32), body, zip(body), type, headers);
  }

  private static byte[] zip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(body);
    }
    return bytes.toByteArray();
  }

  /** Each encoding is a representation of its own. */
  String etag(boolean zip) {
    return "\"" + digest + (zip ? "-gzip" : "") + "\"";
  }

  /** Whether it is time to make it anew. */
  boolean stale() {
    return System.nanoTime() - madeAt > FRESH_NANOS;
  }

  long weight() {
    return plain.length + zipped.length + 1000L;
  }
}
