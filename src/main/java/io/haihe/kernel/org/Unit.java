package io.haihe.kernel.org;

import io.haihe.kernel.place.PlaceCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A responsible unit (责任单位).
 *
 * @param key stable across loads and unique, such as {@code 120101000000/urban-management}
 * @param nameEn English name, or null where only the city's own language has one
 * @param place the place it looks after; its seats reach the subtree below
 * @param parent the unit above it, or null
 */
public record Unit(
    long id, String key, String name, @Nullable String nameEn, Kind kind, PlaceCode place, @Nullable Long parent) {

  /** The English name for an English page where there is one, else the official name. */
  public String nameIn(Locale language) {
    return nameEn != null && language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? nameEn : name;
  }

  /** The key of its template: the same for such a department of each place, such as {@code urban-management}. */
  public String templateKey() {
    return key.substring(key.indexOf('/') + 1);
  }

  public enum Kind {
    /** The government office of a place (街道办事处, 居委会 …); one for each place. */
    PLACE_OFFICE,
    /** A department of a city or district (委办局). */
    DEPARTMENT,
    /** A professional company (水务, 燃气, 供热 …). */
    COMPANY
  }
}
