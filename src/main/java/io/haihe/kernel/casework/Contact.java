package io.haihe.kernel.casework;

import org.jspecify.annotations.Nullable;

/** How to reach a reporter; encrypted at rest, read-logged, removed by the scenario's retention. */
public record Contact(@Nullable String name, @Nullable String phone, @Nullable String email) {

  public static final Contact NONE = new Contact(null, null, null);

  public boolean empty() {
    return blank(name) && blank(phone) && blank(email);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
