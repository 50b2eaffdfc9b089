package io.haihe.modules.openapi311;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Point;
import io.haihe.kernel.intake.Report;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Form;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a new request into a report. */
final class NewRequest {

  private final Parameters sent;
  private final City city;
  private final Service service;
  private final Places places;

  NewRequest(Parameters sent, City city, Service service, Places places) {
    this.sent = sent;
    this.city = city;
    this.service = service;
    this.places = places;
  }

  /** @param key makes a retry harmless, or null */
  Report report(Instant at, @Nullable String key, Locale language) {
    Point point = point();
    PlaceCode chosen = addressId();
    String address = sent.text("address_string");
    if (point == null && chosen == null && address == null) {
      throw Fault.bad("openapi311.location.missing");
    }
    boolean nowhereFiner = chosen == null && address == null && places.shape(city.root().code()).isEmpty();
    String description = sent.text("description");
    return new Report(
        new Actor.Reporter(), at, key, service.scenario().key(), service.type().key(), service.category().code(),
        city.root().code(), nowhereFiner ? city.root().code() : chosen, point, address,
        description == null ? service.category().name(language) : description, contact(), form(), List.of(), "open311",
        false);
  }

  private @Nullable Point point() {
    Double latitude = sent.degrees("lat", 90);
    Double longitude = sent.degrees("long", 180);
    if ((latitude == null) != (longitude == null)) {
      throw Fault.bad("openapi311.location.half");
    }
    return latitude == null || longitude == null ? null : new Point(longitude, latitude);
  }

  private @Nullable PlaceCode addressId() {
    String id = sent.text("address_id");
    if (id == null) {
      return null;
    }
    return PlaceCode.parse(id)
        .flatMap(places::find)
        .map(Place::code)
        .filter(city.root()::covers)
        .filter(code -> !places.retired(code))
        .orElseThrow(() -> Fault.bad("openapi311.address.unknown", id));
  }

  private Contact contact() {
    String first = sent.text("first_name");
    String last = sent.text("last_name");
    boolean ideographs = Stream.of(first, last).filter(Objects::nonNull).anyMatch(NewRequest::hasIdeographs);
    String name =
        (ideographs ? Stream.of(last, first) : Stream.of(first, last))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(ideographs ? "" : " "));
    return new Contact(name.isEmpty() ? null : name, sent.text("phone"), sent.text("email"));
  }

  private static boolean hasIdeographs(String name) {
    return name.codePoints().anyMatch(Character::isIdeographic);
  }

  private Map<String, Object> form() {
    Map<String, List<String>> attributes = sent.attributes();
    Form form = service.type().intake().form();
    Set<String> known =
        ServiceDefinition.fields(form).stream().map(Form.Field::key).collect(Collectors.toSet());
    for (String code : attributes.keySet()) {
      if (!known.contains(code)) {
        throw Fault.bad("openapi311.attribute.unknown", code);
      }
    }
    return form == null ? Map.of() : form.read(attributes);
  }

  /** An address of a picture or the like; it is kept as words and never fetched. */
  @Nullable String media() {
    String url = sent.text("media_url");
    if (url == null) {
      return null;
    }
    try {
      URI uri = URI.create(url);
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException unreadable) {
      throw Fault.bad("openapi311.media.url");
    }
    throw Fault.bad("openapi311.media.url");
  }
}
