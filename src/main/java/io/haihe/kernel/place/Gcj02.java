package io.haihe.kernel.place;

import org.locationtech.jts.geom.Coordinate;

/** The published approximation of the GCJ-02 shift and its exact inverse. Outside China there is no shift. */
final class Gcj02 {

  private static final double SEMI_MAJOR = 6_378_245.0;
  private static final double ECCENTRICITY = 0.006_693_421_622_965_943;
  private static final double METRES_PER_DEGREE = 111_320;

  /** About 0.1 mm. */
  private static final double CLOSE_ENOUGH = 1e-9;

  private static final int MOST_STEPS = 30;

  private Gcj02() {}

  static boolean shifts(Coordinate wgs) {
    return wgs.x > 72.004 && wgs.x < 137.8347 && wgs.y > 0.8293 && wgs.y < 55.8271;
  }

  static Coordinate fromWgs84(Coordinate wgs) {
    if (!shifts(wgs)) {
      return new Coordinate(wgs);
    }
    double x = wgs.x - 105.0;
    double y = wgs.y - 35.0;
    double latitude = Math.toRadians(wgs.y);
    double sine = Math.sin(latitude);
    double magic = 1 - ECCENTRICITY * sine * sine;
    double root = Math.sqrt(magic);
    double north = Math.toDegrees(northward(x, y) / (SEMI_MAJOR * (1 - ECCENTRICITY) / (magic * root)));
    double east = Math.toDegrees(eastward(x, y) / (SEMI_MAJOR / root * Math.cos(latitude)));
    return new Coordinate(wgs.x + east, wgs.y + north);
  }

  /** Turns until the forward shift of the answer meets the input: no error is left but rounding. */
  static Coordinate toWgs84(Coordinate gcj) {
    if (!shifts(gcj)) {
      return new Coordinate(gcj);
    }
    Coordinate guess = new Coordinate(gcj);
    for (int i = 0; i < MOST_STEPS; i++) {
      Coordinate there = fromWgs84(guess);
      double x = gcj.x - there.x;
      double y = gcj.y - there.y;
      guess = new Coordinate(guess.x + x, guess.y + y);
      if (Math.abs(x) < CLOSE_ENOUGH && Math.abs(y) < CLOSE_ENOUGH) {
        break;
      }
    }
    return guess;
  }

  /** Roughly, for distances of some kilometres. */
  static double metres(Coordinate a, Coordinate b) {
    double x = (a.x - b.x) * Math.cos(Math.toRadians((a.y + b.y) / 2));
    return Math.hypot(x, a.y - b.y) * METRES_PER_DEGREE;
  }

  private static double northward(double x, double y) {
    double sum = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
    sum += (20.0 * sine(6.0 * x) + 20.0 * sine(2.0 * x)) * 2.0 / 3.0;
    sum += (20.0 * sine(y) + 40.0 * sine(y / 3.0)) * 2.0 / 3.0;
    return sum + (160.0 * sine(y / 12.0) + 320 * sine(y / 30.0)) * 2.0 / 3.0;
  }

  private static double eastward(double x, double y) {
    double sum = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
    sum += (20.0 * sine(6.0 * x) + 20.0 * sine(2.0 * x)) * 2.0 / 3.0;
    sum += (20.0 * sine(x) + 40.0 * sine(x / 3.0)) * 2.0 / 3.0;
    return sum + (150.0 * sine(x / 12.0) + 300.0 * sine(x / 30.0)) * 2.0 / 3.0;
  }

  private static double sine(double turnsByHalf) {
    return Math.sin(turnsByHalf * Math.PI);
  }
}
