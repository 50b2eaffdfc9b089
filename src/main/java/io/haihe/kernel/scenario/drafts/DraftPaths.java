package io.haihe.kernel.scenario.drafts;

import java.util.regex.Pattern;

/** Which names the files of a package may have: nothing that leads out of a folder it is unpacked to. */
final class DraftPaths {

  private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");
  private static final int LONGEST = 120;
  private static final int DEEPEST = 4;

  private DraftPaths() {}

  static boolean good(String path) {
    String[] parts = path.split("/", -1);
    if (path.length() > LONGEST || parts.length > DEEPEST) {
      return false;
    }
    for (String part : parts) {
      if (!PART.matcher(part).matches()) {
        return false;
      }
    }
    return true;
  }
}
