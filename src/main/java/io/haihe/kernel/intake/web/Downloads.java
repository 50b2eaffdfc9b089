package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.casework.Files;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Sends files so that a browser can do nothing with them but show a picture or save them. */
final class Downloads {

  private Downloads() {}

  static ResponseEntity<byte[]> of(Files.Content content) {
    FileInfo info = content.info();
    boolean picture = info.type().startsWith("image/");
    ContentDisposition disposition =
        (picture ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(info.name(), StandardCharsets.UTF_8)
            .build();
    MediaType type = MediaType.parseMediaType(info.type());
    return ResponseEntity.ok()
        .contentType(info.type().startsWith("text/") ? new MediaType(type, StandardCharsets.UTF_8) : type)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(content.bytes());
  }

  static NotFound missing() {
    return new NotFound(Finding.ofField("file", "intake.file.unknown"));
  }
}
