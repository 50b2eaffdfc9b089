package io.haihe.modules.resident;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/**
 * A phone number that gets text messages.
 *
 * @param e164 such as {@code +8613812345678}
 * @param country of two letters, after ISO 3166
 */
record PhoneNumber(String e164, String country) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String HOME = "CN";
  private static final int LONGEST = 40;
  private static final int SHOWN_LAST = 4;
  private static final int SHOWN_FIRST = 3;

  /** Of the mainland as it is dialled there, of other countries with {@code +} or {@code 00}; empty for landlines and for what is no number. */
  static Optional<PhoneNumber> of(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Phonenumber.PhoneNumber number = NUMBERS.parse(typed, HOME);
      PhoneNumberType type = NUMBERS.getNumberType(number);
      boolean mobile = type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
      String country = NUMBERS.getRegionCodeForNumber(number);
      return mobile && country != null && !number.hasExtension()
          ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164), country))
          : Optional.empty();
    } catch (NumberParseException none) {
      return Optional.empty();
    }
  }

  /** As whoever has it knows it again: {@code 138****5678}, {@code +44******7890}. */
  String masked() {
    String shown = country.equals(HOME) ? e164.substring(3) : e164;
    int hidden = shown.length() - SHOWN_FIRST - SHOWN_LAST;
    return shown.substring(0, SHOWN_FIRST) + "*".repeat(Math.max(0, hidden)) + shown.substring(shown.length() - SHOWN_LAST);
  }

  /** Masked, since it stands in logs. */
  @Override
  public String toString() {
    return masked();
  }
}
