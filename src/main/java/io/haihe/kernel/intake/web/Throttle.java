package io.haihe.kernel.intake.web;

import io.haihe.kernel.intake.IntakeSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Slows down whoever sends very much from one network address. Addresses are forgotten when their time is over. */
@Component
class Throttle {

  private static final int MANY = 10_000;

  private final ConcurrentHashMap<String, Sent> byAddress = new ConcurrentHashMap<>();
  private final IntakeSettings settings;
  private final Clock clock;

  Throttle(IntakeSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  private record Sent(Instant since, int count, long bytes) {}

  /** Counts one more with the files it brings, and says whether it is still within the limits. */
  boolean allows(HttpServletRequest request) {
    return allows(request.getRemoteAddr(), bytes(request));
  }

  private static long bytes(HttpServletRequest request) {
    MultipartHttpServletRequest sent = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    return sent == null
        ? 0
        : sent.getMultiFileMap().values().stream().flatMap(List::stream).mapToLong(MultipartFile::getSize).sum();
  }

  private boolean allows(String address, long bytes) {
    Instant now = clock.instant();
    if (byAddress.size() > MANY) {
      byAddress.values().removeIf(sent -> over(sent, now));
    }
    Sent sent =
        byAddress.compute(address, (key, before) ->
            before == null || over(before, now)
                ? new Sent(now, 1, bytes)
                : new Sent(before.since(), before.count() + 1, before.bytes() + bytes));
    return sent.count() <= settings.reportsPerAddress() && sent.bytes() <= settings.bytesPerAddress().toBytes();
  }

  private boolean over(Sent sent, Instant now) {
    return !now.isBefore(sent.since().plus(settings.window()));
  }
}
