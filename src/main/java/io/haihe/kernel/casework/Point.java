package io.haihe.kernel.casework;

/** A position in WGS-84 degrees. */
public record Point(double longitude, double latitude) {

  public Point {
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
      throw new IllegalArgumentException("not a position in degrees: " + longitude + ", " + latitude);
    }
  }
}
