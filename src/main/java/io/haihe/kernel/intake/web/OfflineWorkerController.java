package io.haihe.kernel.intake.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The script that serves the report page on a phone without signal. It stands at the root, so that it may, and under one name for ever: a
 * browser asks for it again by that name. What waits to be sent is sent by the same code as on the pages.
 */
@RestController
class OfflineWorkerController {

  private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

  private final byte[] script = read("static/outbox.js", "static/worker.js");

  @GetMapping("/worker.js")
  ResponseEntity<byte[]> script() {
    return ResponseEntity.ok().contentType(SCRIPT).cacheControl(CacheControl.noCache()).body(script);
  }

  private static byte[] read(String... files) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (String file : files) {
        all.write(new ClassPathResource(file).getContentAsByteArray());
      }
    } catch (IOException missing) {
      throw new IllegalStateException("the program is incomplete", missing);
    }
    return all.toByteArray();
  }
}
