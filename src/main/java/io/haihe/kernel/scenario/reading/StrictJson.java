package io.haihe.kernel.scenario.reading;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Forms are published as they are written, so that what only YAML allows (a comma before a closing bracket) would break their other readers. */
final class StrictJson {

  private StrictJson() {}

  static void check(String file, PackageFiles files, Problems problems) {
    files.text(file, Position.of(file), problems).ifPresent(text -> {
      try {
        JsonMapper.shared().readTree(text);
      } catch (JacksonException e) {
        problems.error(position(file, e.getLocation()), "scenario.file.json", e.getOriginalMessage());
      }
    });
  }

  private static Position position(String file, TokenStreamLocation at) {
    return at == null ? Position.of(file) : Position.line(file, at.getLineNr(), at.getColumnNr(), "");
  }
}
