package io.haihe.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form of ours that was sent after its sender had signed in or out elsewhere, and so was not taken: what was entered, so that it is not lost.
 *
 * @param action where it was sent
 * @param entered without what says whose page it was; empty where it is not shown, since it holds a password or did not come from a page of ours
 * @param files whether files were chosen; they are not kept
 * @param signIn the page to sign in on first, or empty
 */
public record StaleForm(String action, List<Field> entered, boolean files, String signIn) {

  static final String ATTRIBUTE = StaleForm.class.getName();
  /** The password of each of our forms that asks for one, beside which it may be repeated under another name; and codes that are used once. */
  private static final Set<String> SECRETS = Set.of("password", "old", "wanted", "code");
  private static final String TOKEN = "_csrf";
  private static final int LONG = 60;

  /** One value of what was entered. */
  public record Field(String name, String value) {

    /** Whether it was written rather than chosen, and so is worth being read again. */
    public boolean written() {
      return value.length() > LONG || value.codePoints().anyMatch(letter -> Character.isIdeographic(letter) || letter == ' ' || letter == '\n');
    }
  }

  /** Notes it in a request that is about to be refused. */
  public static void note(HttpServletRequest request, String signIn) {
    request.setAttribute(ATTRIBUTE, new StaleForm(request.getRequestURI(), isOurs(request) ? entered(request) : List.of(), hasFiles(request), signIn));
  }

  static Optional<StaleForm> of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof StaleForm stale ? Optional.of(stale) : Optional.empty();
  }

  /** Whether a browser says that a whole page of ours has sent it: another site is not told what it sent itself, nor given a way to send it again. */
  public static boolean isOurs(HttpServletRequest request) {
    if (!request.getMethod().equals("POST") || request.getHeader("HX-Request") != null || !FailureReply.wantsPage(request)) {
      return false;
    }
    @Nullable String from = request.getHeader("Sec-Fetch-Site");
    return from != null ? from.equals("same-origin") : sameHost(request);
  }

  private static boolean sameHost(HttpServletRequest request) {
    @Nullable String origin = request.getHeader("Origin");
    try {
      return origin != null && request.getHeader("Host") != null && request.getHeader("Host").equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static List<Field> entered(HttpServletRequest request) {
    Map<String, String[]> sent = request.getParameterMap();
    if (sent.keySet().stream().anyMatch(name -> SECRETS.contains(name.toLowerCase(Locale.ROOT)))) {
      return List.of();
    }
    List<Field> entered = new ArrayList<>();
    sent.forEach((name, values) -> {
      if (!name.equals(TOKEN)) {
        List.of(values).forEach(value -> entered.add(new Field(name, value)));
      }
    });
    return entered;
  }

  private static boolean hasFiles(HttpServletRequest request) {
    try {
      return request.getContentType() != null
          && request.getContentType().startsWith("multipart/")
          && request.getParts().stream().anyMatch(part -> part.getSubmittedFileName() != null && part.getSize() > 0);
    } catch (Exception unreadable) {
      return true;
    }
  }

  /** Whether it may be sent once more as it is. */
  public boolean again() {
    return !entered.isEmpty() && !files;
  }

  public List<Field> written() {
    return entered.stream().filter(Field::written).toList();
  }
}
