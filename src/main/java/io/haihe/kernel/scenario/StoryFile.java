package io.haihe.kernel.scenario;

import io.haihe.kernel.scenario.reading.StoryReader;
import io.haihe.platform.Finding;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A story of a package ({@code examples/*.yaml}).
 *
 * @param name of its file
 * @param json what it says; nothing where it cannot be read
 * @param places where the report stands, and then each of its steps; empty for one that was never written
 * @param faults of its shape: what is not known where it stands, and what is missing. What comes of it only playing it shows.
 */
public record StoryFile(String name, JsonNode json, List<Place> places, List<Finding> faults) {

  /** Where stories lie in a package. */
  public static final String FOLDER = "examples/";

  public static final String ENDING = ".yaml";

  /** Both 1-based; 0 where there is none. */
  public record Place(int line, int column) {
    static final Place NONE = new Place(0, 0);
  }

  public static StoryFile read(String name, String text) {
    return StoryReader.read(name, text);
  }

  /** One that was made and stands in no file. */
  public static StoryFile of(JsonNode json) {
    return new StoryFile("", json, List.of(), List.of());
  }

  /** @param number 1-based; 0 for the report */
  public Place place(int number) {
    return number < places.size() ? places.get(number) : Place.NONE;
  }
}
