package io.haihe.modules.notice;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A webhook as a page shows it; what was left out is empty. */
public record WebhookRow(
    long id,
    String name,
    String url,
    String scenario,
    String place,
    Set<String> kinds,
    boolean active,
    String stateKey) {

  static WebhookRow of(Subscription one) {
    String stopped = one.stopped();
    String state = stopped != null ? stopped : one.failingSince() != null ? "retrying" : "active";
    return new WebhookRow(
        one.id(), one.name(), one.url(), text(one.scenario()), one.place().toString(), one.kinds(), one.active(),
        "notice.state." + state);
  }

  static WebhookRow of(Subscriptions.Wish wish) {
    return new WebhookRow(
        0, text(wish.name()), text(wish.url()), text(wish.scenario()), text(wish.place()),
        wish.kinds() == null ? Set.of() : wish.kinds(), false, "notice.state.active");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The class of its badge. */
  public String look() {
    return active ? stateKey.endsWith("retrying") ? "warn" : "ok" : "danger";
  }
}
