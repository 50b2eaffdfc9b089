package io.haihe.modules.management;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The files of a case. */
@Controller
class CaseFiles {

  private final Sighted sighted;
  private final Cases cases;
  private final Files files;
  private final Attachments attachments;
  private final CasePages pages;
  private final Texts texts;
  private final Clock clock;

  CaseFiles(
      Sighted sighted,
      Cases cases,
      Files files,
      Attachments attachments,
      CasePages pages,
      Texts texts,
      Clock clock) {
    this.sighted = sighted;
    this.cases = cases;
    this.files = files;
    this.attachments = attachments;
    this.pages = pages;
    this.texts = texts;
    this.clock = clock;
  }

  @PostMapping("/cases/{number}/files")
  Object attach(
      Viewer viewer,
      Locale locale,
      @PathVariable String number,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
      @RequestParam(defaultValue = "false") boolean open)
      throws IOException {
    Case now = sighted.get(viewer, number);
    List<Finding> findings = attachments.attach(new Actor.Staff(viewer), now, uploads(sent), open, clock.instant());
    if (findings.isEmpty()) {
      return "redirect:/cases/" + now.number() + "?done=file";
    }
    String why = findings.stream().map(each -> texts.sentence(locale, each)).collect(Collectors.joining(" "));
    return pages.page(locale, viewer, now, null, why).status(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private List<Upload> uploads(@Nullable List<MultipartFile> sent) throws IOException {
    List<Upload> uploads = new ArrayList<>();
    for (MultipartFile file : sent == null ? List.<MultipartFile>of() : sent) {
      if (!file.isEmpty()) {
        uploads.add(attachments.read(file));
      }
    }
    return uploads;
  }

  /** Always a download: a browser never runs what a stranger sent. */
  @GetMapping("/cases/{number}/files/{id}")
  ResponseEntity<byte[]> file(Viewer viewer, @PathVariable String number, @PathVariable long id) {
    Case now = sighted.get(viewer, number);
    boolean attached =
        cases.timeline(viewer, now).stream()
            .anyMatch(entry -> entry.input().get("id") instanceof Number known && known.longValue() == id);
    Files.Content content = files.find(viewer, id).filter(found -> attached).orElseThrow(Sighted::nothing);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
            .filename(content.info().name(), StandardCharsets.UTF_8).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(content.bytes());
  }
}
