package io.haihe.kernel.casework.papers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents look; {@code HAIHE_DOCUMENTS_FONTS} and {@code HAIHE_DOCUMENTS_SITE} in the environment.
 *
 * @param site address of this site as people know it, for links that stand in documents; empty for that of the request
 * @param fonts files of fonts asked before those that ship, one of a collection as {@code file.ttc#2}
 */
@ConfigurationProperties("haihe.documents")
record PaperSettings(@Nullable List<String> fonts, @DefaultValue("") String site) {

  List<String> files() {
    return fonts == null ? List.of() : fonts.stream().map(String::strip).filter(file -> !file.isEmpty()).toList();
  }
}
