package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Files;
import io.haihe.kernel.org.Viewers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files of the cases a member of staff sees. */
@Controller
class FileController {

  private final Files files;
  private final Viewers viewers;

  FileController(Files files, Viewers viewers) {
    this.files = files;
    this.viewers = viewers;
  }

  @GetMapping("/files/{id}")
  ResponseEntity<byte[]> file(@PathVariable long id) {
    return files.find(viewers.current(), id).map(Downloads::of).orElseThrow(Downloads::missing);
  }
}
