package io.haihe.modules.appointment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** An appointment as calendars read it (RFC 5545). */
final class CalendarFile {

  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 73;

  private CalendarFile() {}

  static String of(Booking booking, int minutes, String item, String office, String address, Instant now) {
    String what = item.isEmpty() ? office : item + " · " + office;
    List<String> lines = List.of(
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Haihe//Appointments//EN", "METHOD:PUBLISH", "BEGIN:VEVENT",
        "UID:appointment-" + booking.number() + "@haihe",
        "DTSTAMP:" + UTC.format(now),
        "DTSTART:" + UTC.format(booking.startsAt()),
        "DTEND:" + UTC.format(booking.startsAt().plusSeconds(minutes * 60L)),
        "SUMMARY:" + text(what + " (" + booking.number() + ")"),
        "LOCATION:" + text(address.isEmpty() ? office : office + ", " + address),
        "STATUS:" + (booking.state() == Booking.State.CANCELLED ? "CANCELLED" : "CONFIRMED"),
        "END:VEVENT", "END:VCALENDAR");
    StringBuilder file = new StringBuilder();
    lines.forEach(line -> folded(line, file));
    return file.toString();
  }

  private static String text(String value) {
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n");
  }

  /** Lines have at most 75 bytes; the rest goes on after a space. */
  private static void folded(String line, StringBuilder file) {
    int bytes = 0;
    for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
      String letter = Character.toString(line.codePointAt(at));
      int length = letter.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + length > LONGEST_LINE) {
        file.append("\r\n ");
        bytes = 1;
      }
      file.append(letter);
      bytes += length;
    }
    file.append("\r\n");
  }
}
