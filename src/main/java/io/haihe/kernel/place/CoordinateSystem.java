package io.haihe.kernel.place;

import java.util.Locale;
import java.util.Optional;

/** What the coordinates of a file are said to be. Everything is kept in WGS-84. */
public enum CoordinateSystem {
  WGS84,
  /** China's national system; it differs from WGS-84 by centimetres and is taken as it is. */
  CGCS2000,
  /** The shifted system of Chinese map companies, some 500 m off; converted. */
  GCJ02;

  /** {@code gcj02} for {@link #GCJ02}: the word used in {@code city.yaml}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Understands {@code gcj02}, {@code GCJ-02} and the like. */
  static Optional<CoordinateSystem> ofKey(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    for (CoordinateSystem system : values()) {
      if (system.name().equals(plain)) {
        return Optional.of(system);
      }
    }
    return Optional.empty();
  }

  /** From the name in a GeoJSON {@code crs} member. */
  static Optional<CoordinateSystem> ofCrs(String name) {
    String code = name.toUpperCase(Locale.ROOT);
    if (code.endsWith("CRS84") || code.endsWith(":4326")) {
      return Optional.of(WGS84);
    }
    return code.endsWith(":4490") ? Optional.of(CGCS2000) : Optional.empty();
  }
}
