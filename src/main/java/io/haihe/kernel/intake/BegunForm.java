package io.haihe.kernel.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** Where a report form waits, sealed, while whoever fills it in signs in. A sign-in that begins another session takes it along. */
public final class BegunForm {

  /** The attribute of the session. */
  public static final String KEPT = "intake.begun";

  private BegunForm() {}

  /** What waits in the session, or null. */
  public static @Nullable Object of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : session.getAttribute(KEPT);
  }

  /** Puts it into the session of now; nothing where nothing waited. */
  public static void carry(@Nullable Object waiting, HttpServletRequest request) {
    if (waiting != null) {
      request.getSession().setAttribute(KEPT, waiting);
    }
  }
}
