package io.haihe.platform;

import java.util.regex.Pattern;

/** E-mail addresses as people have them; whether one reaches anybody is known when an answer comes. */
public final class EmailAddress {

  private static final Pattern FORM = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]+\\.[^\\s@<>\"]{2,}");

  private EmailAddress() {}

  public static boolean is(String text) {
    return FORM.matcher(text).matches();
  }
}
