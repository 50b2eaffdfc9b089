package io.haihe.kernel.place;

import io.haihe.platform.Finding;
import java.util.List;

/**
 * What came of loading a city. With errors nothing was changed.
 *
 * @param errors what must be mended before it can be loaded
 * @param warnings what was loaded differently from how it was written, or looks wrong
 * @param places how many places the city has now; 0 with errors
 * @param shapes how many shapes were loaded; 0 with errors
 */
public record LoadReport(List<Finding> errors, List<Finding> warnings, int places, int shapes) {

  public boolean loaded() {
    return errors.isEmpty();
  }
}
