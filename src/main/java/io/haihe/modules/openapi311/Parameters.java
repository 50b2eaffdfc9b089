package io.haihe.modules.openapi311;

import io.haihe.platform.api.CleanText;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client has sent, each value read once and refused by name where it cannot be. */
final class Parameters {

  private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\[\\]]+)](\\[])?");
  private static final int LONGEST = 4000;
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");

  private final Map<String, String[]> sent;

  Parameters(HttpServletRequest request) {
    sent = request.getParameterMap();
    sent.forEach((name, values) -> Arrays.stream(values).forEach(value -> check(name, value)));
  }

  private static void check(String name, String value) {
    if (!CleanText.isClean(value) || !CleanText.isClean(name)) {
      throw Fault.bad("openapi311.parameter.characters", printable(name));
    }
    if (value.length() > LONGEST) {
      throw Fault.bad("openapi311.parameter.long", printable(name), LONGEST);
    }
  }

  private static String printable(String name) {
    return name.length() > 80 ? name.substring(0, 80) : name.replace('\0', ' ');
  }

  @Nullable String text(String name) {
    String[] values = sent.get(name);
    return values == null || values.length == 0 || values[0].isBlank() ? null : values[0].strip();
  }

  /** The parts of a comma-separated list, also of a parameter sent several times; empty if it was left out. */
  List<String> list(String name) {
    return Arrays.stream(sent.getOrDefault(name, new String[0]))
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  /** A time with its offset; a plus that arrived as a space is understood. */
  @Nullable Instant time(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      if (time.isAfter(FIRST) && time.isBefore(LAST)) {
        return time;
      }
    } catch (DateTimeException unreadable) {
      throw Fault.bad("openapi311.parameter.time", name);
    }
    throw Fault.bad("openapi311.parameter.time", name);
  }

  int number(String name, int otherwise, int most) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw Fault.bad("openapi311.parameter.number", name, most);
    }
    return Integer.parseInt(text);
  }

  @Nullable Double degrees(String name, double most) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    if (!text.matches("[+-]?\\d{1,3}(\\.\\d{1,20})?") || Math.abs(Double.parseDouble(text)) > most) {
      throw Fault.bad("openapi311.parameter.degrees", name, most);
    }
    return Double.parseDouble(text);
  }

  /** Values by attribute code: {@code attribute[CODE]=…}, and {@code attribute[CODE][]=…} for lists. */
  Map<String, List<String>> attributes() {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    sent.forEach((name, values) -> {
      Matcher matcher = ATTRIBUTE.matcher(name);
      if (matcher.matches()) {
        attributes.merge(matcher.group(1), List.of(values), Parameters::joined);
      }
    });
    return attributes;
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
