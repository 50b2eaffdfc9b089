package io.haihe.bench.places;

import io.haihe.bench.kit.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.springframework.util.FileSystemUtils;

/**
 * A made-up city of 16 districts, 160 streets and 5,600 communities that tile a rectangle without gaps. Each community has a crooked
 * outline of 104 vertices, shared with its neighbours as real ones are.
 */
final class Tiles {

  static final int COLUMNS = 160;
  static final int ROWS = 35;
  static final double WEST = 117.0;
  static final double SOUTH = 39.0;
  private static final double CELL = 0.01;
  private static final double CROOKED = 0.0015;
  private static final int STREETS_OF_A_DISTRICT = 10;

  /** Of each of the four sides; with the other three 104 vertices. */
  private static final int POINTS_OF_A_SIDE = 26;

  private Tiles() {}

  static double east() {
    return WEST + COLUMNS * CELL;
  }

  static double north() {
    return SOUTH + ROWS * CELL;
  }

  /** Writes the folder of the city. */
  static Path write() throws IOException {
    Path folder = Folders.work().resolve("tiles");
    FileSystemUtils.deleteRecursively(folder);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("city.yaml"),
        """
        key: tiles
        name: { zh: 砖市, en: Tiles }
        zone: Asia/Shanghai
        language: zh
        calendar: china
        places: places.csv
        shapes:
          - { file: shapes.geojson, coordinates: wgs84 }
        """);
    Files.writeString(folder.resolve("places.csv"), places());
    Files.writeString(folder.resolve("shapes.geojson"), shapes());
    return folder;
  }

  private static String places() {
    var csv = new StringBuilder("code,name,level,parent\n980000000000,砖市,city,\n");
    for (int column = 0; column < COLUMNS; column++) {
      String district = district(column);
      String street = street(column);
      if (column % STREETS_OF_A_DISTRICT == 0) {
        csv.append("%s,%s区,district,980000000000%n".formatted(district, district.substring(2, 6)));
      }
      csv.append("%s,%s街道,street,%s%n".formatted(street, street.substring(2, 9), district));
      for (int row = 0; row < ROWS; row++) {
        String community = community(column, row);
        csv.append("%s,%s社区,community,%s%n".formatted(community, community.substring(2), street));
      }
    }
    return csv.toString();
  }

  static String district(int column) {
    return "9801%02d000000".formatted(1 + column / STREETS_OF_A_DISTRICT);
  }

  private static String street(int column) {
    return "%s%03d000".formatted(district(column).substring(0, 6), 1 + column % STREETS_OF_A_DISTRICT);
  }

  private static String community(int column, int row) {
    return "%s%03d".formatted(street(column).substring(0, 9), 1 + row);
  }

  private static String shapes() {
    var json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[\n");
    for (int column = 0; column < COLUMNS; column++) {
      for (int row = 0; row < ROWS; row++) {
        json.append(column + row == 0 ? "" : ",\n")
            .append("{\"type\":\"Feature\",\"id\":\"").append(community(column, row))
            .append("\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[").append(ring(column, row))
            .append("]]}}");
      }
    }
    return json.append("\n]}\n").toString();
  }

  /** Counter-clockwise from the south-west corner. */
  private static String ring(int column, int row) {
    var ring = new StringBuilder();
    for (int i = 0; i < POINTS_OF_A_SIDE; i++) {
      horizontal(ring, column, row, i).append(',');
    }
    for (int i = 0; i < POINTS_OF_A_SIDE; i++) {
      vertical(ring, column + 1, row, i).append(',');
    }
    for (int i = POINTS_OF_A_SIDE; i > 0; i--) {
      horizontal(ring, column, row + 1, i).append(',');
    }
    for (int i = POINTS_OF_A_SIDE; i > 0; i--) {
      vertical(ring, column, row, i).append(',');
    }
    return horizontal(ring, column, row, 0).toString();
  }

  private static StringBuilder horizontal(StringBuilder ring, int column, int row, int i) {
    double along = (double) i / POINTS_OF_A_SIDE;
    return point(ring, WEST + (column + along) * CELL, SOUTH + row * CELL + crooked(column, row, 0, i));
  }

  private static StringBuilder vertical(StringBuilder ring, int column, int row, int i) {
    double along = (double) i / POINTS_OF_A_SIDE;
    return point(ring, WEST + column * CELL + crooked(column, row, 1, i), SOUTH + (row + along) * CELL);
  }

  private static StringBuilder point(StringBuilder ring, double longitude, double latitude) {
    return ring.append(String.format(Locale.ROOT, "[%.7f,%.7f]", longitude, latitude));
  }

  /** How far a point of a side lies off the straight line: the same for both neighbours, nothing at the corners. */
  private static double crooked(int column, int row, int direction, int i) {
    long seed = ((column * 1000L + row) * 2 + direction) * 100 + i;
    double random = new SplittableRandom(seed).nextDouble() * 2 - 1;
    return CROOKED * random * Math.sin(Math.PI * i / POINTS_OF_A_SIDE);
  }
}
