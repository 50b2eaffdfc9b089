package io.haihe.kernel.intake.web;

import io.haihe.kernel.intake.IntakeSettings;
import io.haihe.platform.web.AddressLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Slows down whoever sends very much from one network address. */
@Component
class Throttle {

  private final AddressLimit limit;

  Throttle(IntakeSettings settings, Clock clock) {
    limit = new AddressLimit(settings.reportsPerAddress(), settings.bytesPerAddress().toBytes(), settings.window(), clock);
  }

  /** Counts one more with the files it brings, and says whether it is still within the limits. */
  boolean allows(HttpServletRequest request) {
    return limit.allows(request.getRemoteAddr(), bytes(request));
  }

  private static long bytes(HttpServletRequest request) {
    MultipartHttpServletRequest sent = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    return sent == null
        ? 0
        : sent.getMultiFileMap().values().stream().flatMap(List::stream).mapToLong(MultipartFile::getSize).sum();
  }
}
