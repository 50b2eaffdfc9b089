package io.haihe.modules.authoring;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Packages as files to keep. */
final class Downloads {

  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

  private Downloads() {}

  static ResponseEntity<byte[]> zip(String name, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(ZIP)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name + ".zip").build().toString())
        .body(bytes);
  }
}
