package io.haihe.modules.appointment;

import io.haihe.platform.Finding;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody entered to book; nothing of it is lost when something is wrong. */
public record BookingForm(String name, String phone, String slot) {

  static final BookingForm EMPTY = new BookingForm("", "", "");
  private static final int LONGEST = 60;

  Visitor visitor() {
    return new Visitor(name.strip(), phone.strip());
  }

  Optional<Instant> at() {
    try {
      return Optional.of(Instant.parse(slot));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  List<Finding> wrong() {
    List<Finding> wrong = new ArrayList<>();
    if (at().isEmpty()) {
      wrong.add(Finding.ofField("slot", "appointment.form.slot"));
    }
    if (name.isBlank() || name.strip().length() > LONGEST) {
      wrong.add(Finding.ofField("name", "appointment.form.name", LONGEST));
    }
    int digits = visitor().digits().length();
    if (digits < 7 || digits > 15 || phone.length() > LONGEST) {
      wrong.add(Finding.ofField("phone", "appointment.form.phone"));
    }
    return wrong;
  }
}
