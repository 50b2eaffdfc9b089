package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Point;
import io.haihe.kernel.intake.form.AnswerFiles;
import io.haihe.kernel.intake.form.Entered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody has entered so far, as they entered it.
 *
 * @param key of this form: sending it twice opens one case
 * @param places what is chosen in the place fields, the largest first; empty choices left out
 * @param fields the scenario's own fields
 * @param trap a field people do not see; programs that fill in everything fill it in
 */
public record ReportForm(
    UUID key,
    String text,
    String category,
    String search,
    List<String> places,
    String longitude,
    String latitude,
    String address,
    String name,
    String phone,
    String email,
    String channel,
    Entered fields,
    String trap) {

  static ReportForm of(MultiValueMap<String, String> sent) {
    return new ReportForm(
        key(first(sent, "key")),
        first(sent, "text"),
        first(sent, "suggested").isEmpty() ? first(sent, "category") : first(sent, "suggested"),
        first(sent, "search"),
        sent.getOrDefault("place", List.of()).stream().filter(code -> !code.isBlank()).toList(),
        first(sent, "longitude"),
        first(sent, "latitude"),
        first(sent, "address"),
        first(sent, "contact.name"),
        first(sent, "contact.phone"),
        first(sent, "contact.email"),
        first(sent, "channel"),
        Entered.of(sent),
        first(sent, "website"));
  }

  private static String first(MultiValueMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value.strip();
  }

  private static UUID key(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      return UUID.randomUUID();
    }
  }

  ReportForm withKey(UUID other) {
    return new ReportForm(other, text, category, search, places, longitude, latitude, address, name, phone, email,
        channel, fields, trap);
  }

  ReportForm with(Entered answered) {
    return new ReportForm(key, text, category, search, places, longitude, latitude, address, name, phone, email,
        channel, answered, trap);
  }

  /** As the page would send it: {@link #of} reads it again. */
  Map<String, List<String>> parameters() {
    Map<String, List<String>> all = new LinkedHashMap<>(fields.parameters());
    all.put("key", List.of(key.toString()));
    all.put("place", places);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("text", text);
    texts.put("category", category);
    texts.put("search", search);
    texts.put("longitude", longitude);
    texts.put("latitude", latitude);
    texts.put("address", address);
    texts.put("contact.name", name);
    texts.put("contact.phone", phone);
    texts.put("contact.email", email);
    texts.forEach((field, value) -> all.put(field, List.of(value)));
    return all;
  }

  /** Where the files that answer questions are held. */
  UUID answers() {
    return AnswerFiles.key("report", key.toString());
  }

  Contact contact() {
    return new Contact(orNull(name), orNull(phone), orNull(email));
  }

  static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }

  /** Null if there is none, or it is no position. */
  @Nullable Point point() {
    return point(longitude, latitude);
  }

  static @Nullable Point point(String longitude, String latitude) {
    try {
      return longitude.isEmpty() || latitude.isEmpty()
          ? null
          : new Point(Double.parseDouble(longitude), Double.parseDouble(latitude));
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
