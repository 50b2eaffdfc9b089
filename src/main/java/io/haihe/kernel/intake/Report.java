package io.haihe.kernel.intake;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Point;
import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A matter as it comes in, by whatever channel.
 *
 * @param key makes sending twice harmless; null where that cannot happen
 * @param type the scenario's case type
 * @param city the city it is in: names are looked for there
 * @param place the place if it was chosen, or null
 * @param point a position, or null
 * @param address in words; names the place where nothing else does
 * @param form the scenario's own fields, as {@code Form.read} gives them
 * @param files added to the case; those that cannot be taken are named in the receipt and do not stop the report
 * @param channel web, staff, hotline, ground, api, open311, import, sample
 */
public record Report(
    Actor actor,
    Instant at,
    @Nullable String key,
    String scenario,
    String type,
    String category,
    PlaceCode city,
    @Nullable PlaceCode place,
    @Nullable Point point,
    @Nullable String address,
    String text,
    Contact contact,
    Map<String, Object> form,
    List<Brought> files,
    String channel,
    boolean sample) {

  public Report with(List<Brought> others) {
    return new Report(
        actor, at, key, scenario, type, category, city, place, point, address, text, contact, form, others, channel, sample);
  }
}
