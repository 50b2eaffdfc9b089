package io.haihe.kernel.intake.web;

import io.haihe.kernel.intake.BegunForm;
import io.haihe.platform.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/** Keeps one report form, once and for half an hour, for whoever leaves it to sign in. Sealed, since sessions are kept in the database. */
@Component
class BegunForms {

  private static final String PURPOSE = "intake.begun";
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Secrets secrets;
  private final Clock clock;

  BegunForms(Secrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** @param until in milliseconds since 1970 */
  record Kept(long until, Map<String, List<String>> entered) {}

  void keep(HttpServletRequest request, ReportKind kind, ReportForm form) {
    Kept kept = new Kept(clock.instant().plus(PATIENCE).toEpochMilli(), form.parameters());
    byte[] sealed = secrets.seal(PURPOSE, kind.path(), JSON.writeValueAsString(kept).getBytes(StandardCharsets.UTF_8));
    request.getSession().setAttribute(BegunForm.KEPT, kind.path() + " " + Base64.getEncoder().encodeToString(sealed));
  }

  /** What was entered, as the page sent it; it waits no longer. Empty where nothing of that kind waits, or for too long. */
  Optional<MultiValueMap<String, String>> take(HttpServletRequest request, ReportKind kind) {
    String start = kind.path() + " ";
    if (!(BegunForm.of(request) instanceof String waiting) || !waiting.startsWith(start)) {
      return Optional.empty();
    }
    request.getSession().removeAttribute(BegunForm.KEPT);
    byte[] plain = secrets.open(PURPOSE, kind.path(), Base64.getDecoder().decode(waiting.substring(start.length())));
    Kept kept = JSON.readValue(plain, Kept.class);
    return Instant.ofEpochMilli(kept.until()).isAfter(clock.instant()) ? Optional.of(new LinkedMultiValueMap<>(kept.entered())) : Optional.empty();
  }
}
