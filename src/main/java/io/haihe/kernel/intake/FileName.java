package io.haihe.kernel.intake;

import java.text.Normalizer;
import java.util.Locale;

/** Names of files, made harmless. */
final class FileName {

  private static final int LONGEST = 100;

  private FileName() {}

  /** Without folders, control and reserved characters and text-direction marks; never empty. */
  static String clean(String name) {
    String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
    String last = normal.substring(Math.max(normal.lastIndexOf('/'), normal.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\"*:<>?|;%]", " ").strip().replaceAll("\\s+", " ");
    String bare = plain.replaceAll("^\\.+", "");
    String named = stem(bare).isBlank() ? "file" + bare : bare;
    return named.length() <= LONGEST ? named : shortened(named);
  }

  private static String shortened(String name) {
    String ending = ending(name);
    int keep = LONGEST - Math.min(ending.length(), 8) - 1;
    return ending.isEmpty() || ending.length() > 8 ? name.substring(0, LONGEST) : name.substring(0, keep) + "." + ending;
  }

  /** In lower case, without the dot; empty if there is none. */
  static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
