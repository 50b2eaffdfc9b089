package io.haihe.platform.api;

import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds what is good JSON and yet cannot be kept: NUL, halves of characters, numbers without an end. */
public final class CleanText {

  private CleanText() {}

  /** Whether the text has no NUL and no half of a surrogate pair. */
  public static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == 0 || Character.isLowSurrogate(at)) {
        return false;
      }
      if (Character.isHighSurrogate(at)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  static List<Finding> findings(JsonNode node) {
    List<Finding> findings = new ArrayList<>();
    walk(node, JsonFaults.WHOLE, findings);
    return findings;
  }

  private static void walk(JsonNode node, String path, List<Finding> findings) {
    if (node.isString() && !isClean(node.stringValue())) {
      findings.add(Finding.ofField(path, "api.json.characters"));
    } else if (node.isNumber() && !fits(node)) {
      findings.add(Finding.ofField(path, "api.json.number"));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), path + "[" + i + "]", findings);
      }
    } else if (node.isObject()) {
      node.properties().forEach(field -> {
        if (!isClean(field.getKey())) {
          findings.add(Finding.ofField(path, "api.json.characters"));
        }
        walk(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), findings);
      });
    }
  }

  private static boolean fits(JsonNode number) {
    return number.isIntegralNumber() ? number.canConvertToLong() : Double.isFinite(number.doubleValue());
  }
}
