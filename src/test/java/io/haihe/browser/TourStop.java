package io.haihe.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page of the tour.
 *
 * @param name of its pictures
 * @param who looks at it: a login of the demonstration, or one of the two below
 * @param address with names in braces, which {@link TourCity} knows
 */
record TourStop(String name, String who, String address, String what) {

  static final String VISITOR = "visitor";
  static final String RESIDENT = "resident";
  private static final Path LIST = Path.of("src/test/resources/tour.csv");

  static List<TourStop> all() throws IOException {
    return Files.readAllLines(LIST).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).map(TourStop::of).toList();
  }

  private static TourStop of(String line) {
    String[] parts = line.split("\\s*,\\s*", 4);
    return new TourStop(parts[0], parts[1], parts[2], parts[3].strip());
  }

  /** Its path with something in the place of each name: a number and its secret code are two parts of a path. */
  String path() {
    return address.replaceFirst("\\?.*", "").replaceAll("\\{\\w+Token}", "x/x").replaceAll("\\{\\w+}", "1");
  }
}
