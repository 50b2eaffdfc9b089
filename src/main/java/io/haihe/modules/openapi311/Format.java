package io.haihe.modules.openapi311;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** In which form an answer is given: the ending of the address says, else {@code Accept}, else it is XML. */
enum Format {
  XML(".xml", MediaType.valueOf("text/xml;charset=UTF-8")),
  JSON(".json", MediaType.valueOf("application/json;charset=UTF-8"));

  private final String ending;
  private final MediaType type;

  Format(String ending, MediaType type) {
    this.ending = ending;
    this.type = type;
  }

  MediaType type() {
    return type;
  }

  static Format of(String path, @Nullable String accept) {
    if (path.endsWith(JSON.ending)) {
      return JSON;
    }
    boolean wantsJson = accept != null && accept.contains("json") && !accept.contains("xml");
    return !path.endsWith(XML.ending) && wantsJson ? JSON : XML;
  }

  /** The name without its ending. */
  static String plain(String file) {
    for (Format format : values()) {
      if (file.endsWith(format.ending)) {
        return file.substring(0, file.length() - format.ending.length());
      }
    }
    return file;
  }
}
