package io.haihe.modules.resident;

import io.haihe.platform.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a resident signs in with, and can be reached by.
 *
 * @param value the same however it is typed: digits alone, or small letters
 * @param mobile the phone number that gets text messages, as it was typed; null where it gets none
 */
record Login(Kind kind, String value, @Nullable PhoneNumber mobile) {

  private static final Pattern PHONE = Pattern.compile("\\d{5,15}");
  private static final int LONGEST = 200;

  enum Kind {
    PHONE,
    EMAIL;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Login(Kind kind, String value) {
    this(kind, value, null);
  }

  /** Empty for what is neither a phone number nor an e-mail address. */
  static Optional<Login> of(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    if (EmailAddress.is(text)) {
      return Optional.of(new Login(Kind.EMAIL, text));
    }
    String digits = text.replaceAll("[\\s().-]", "").replaceFirst("^(\\+|00)86(?=1\\d{10}$)", "").replaceFirst("^\\+", "");
    return PHONE.matcher(digits).matches() ? Optional.of(new Login(Kind.PHONE, digits, PhoneNumber.of(text).orElse(null))) : Optional.empty();
  }
}
