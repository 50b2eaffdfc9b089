package io.haihe.modules.appointment;

import java.time.Instant;
import java.util.Locale;

/**
 * An appointment.
 *
 * @param number said at the office; 8 digits
 * @param item code, or empty
 * @param caseNumber of the case it is about, or empty
 */
record Booking(String number, long unit, String item, String caseNumber, Instant startsAt, State state, Locale language) {

  enum State {
    BOOKED,
    CANCELLED,
    ARRIVED,
    NO_SHOW
  }

  String stateKey() {
    return "appointment.state." + state.name().toLowerCase(Locale.ROOT);
  }
}
