package io.haihe.modules.inspection.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** The supervision items of the demonstration, made up and marked so. Loading them again changes nothing. */
@Component
public class SampleChecklists {

  private static final String FILE = "/demo/inspection/items.yaml";

  private final ItemPublishing publishing;

  SampleChecklists(ItemPublishing publishing) {
    this.publishing = publishing;
  }

  /** Returns how many there are. */
  public int load() {
    try (InputStream in = SampleChecklists.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program has no " + FILE);
      }
      return publishing.publish("items.yaml", in.readAllBytes(), null).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
