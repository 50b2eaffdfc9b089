package io.haihe.kernel.casework.papers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How documents look; {@code HAIHE_DOCUMENTS_FONTS} in the environment.
 *
 * @param fonts files of fonts asked before those that ship, one of a collection as {@code file.ttc#2}
 */
@ConfigurationProperties("haihe.documents")
record PaperSettings(@Nullable List<String> fonts) {

  List<String> files() {
    return fonts == null ? List.of() : fonts.stream().map(String::strip).filter(file -> !file.isEmpty()).toList();
  }
}
