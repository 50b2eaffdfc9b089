package io.haihe.modules.management;

import io.haihe.kernel.org.Viewer;
import java.util.UUID;

/** Keys of commands sent by pages: each belongs to one person, so that nobody meets another's. */
final class CommandKeys {

  private CommandKeys() {}

  static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** @param sent what the page carried; anything that is no key of ours is replaced by a new one */
  static String of(Viewer viewer, String sent, String... parts) {
    String own = sent.matches("[A-Za-z0-9-]{8,64}") ? sent : fresh();
    String whole = "page:" + viewer.person() + ":" + own;
    return parts.length == 0 ? whole : whole + ":" + String.join(":", parts);
  }
}
