package io.haihe.modules.api;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The files of a case. */
@RestController
@RequestMapping(CasesApi.PATH + "/{number}/files")
@Tag(name = "Files", description = "Attachments: judged by content, freed of hidden data, served for download only")
class FilesApi {

  private final Cases cases;
  private final Files files;
  private final Attachments attachments;
  private final Clock clock;

  FilesApi(Cases cases, Files files, Attachments attachments, Clock clock) {
    this.cases = cases;
    this.files = files;
    this.attachments = attachments;
    this.clock = clock;
  }

  @Schema(description = "A file of a case")
  record FileView(
      @Schema(example = "12") long id,
      @Schema(example = "lamp.jpg") String name,
      @Schema(description = "Media type by content", example = "image/jpeg") String type,
      @Schema(description = "Bytes") long size,
      @Schema(description = "Hex") String sha256,
      @Schema(description = "Whether the reporter may see it") boolean open,
      Instant addedAt) {}

  @GetMapping
  @Operation(summary = "List the files of a case", description = "Oldest first.")
  List<FileView> list(Viewer viewer, @PathVariable String number) {
    return of(viewer, find(viewer, number));
  }

  @GetMapping("/{id}")
  @Operation(summary = "Download a file", description = "Always as a download, never shown inline.")
  @ApiResponse(responseCode = "200", description = "The bytes",
      content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> one(Viewer viewer, @PathVariable String number, @PathVariable long id) {
    boolean belongs = of(viewer, find(viewer, number)).stream().anyMatch(file -> file.id() == id);
    Files.Content content =
        (belongs ? files.find(viewer, id) : Optional.<Files.Content>empty())
            .orElseThrow(() -> new NotFound(Finding.ofField("id", "api.unknown.file")));
    ContentDisposition download =
        ContentDisposition.attachment().filename(content.info().name(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
        .contentType(MediaType.parseMediaType(content.info().type()))
        .body(content.bytes());
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Add files",
      description = "All or none. A file the case has already is not added again, so sending twice is harmless.")
  List<FileView> add(
      Viewer viewer,
      @PathVariable String number,
      @RequestParam("files") List<MultipartFile> sent,
      @Parameter(description = "Whether the reporter may see them") @RequestParam(defaultValue = "false") boolean open)
      throws IOException {
    Case matter = find(viewer, number);
    List<Upload> uploads = new ArrayList<>();
    for (MultipartFile file : sent) {
      uploads.add(attachments.read(file));
    }
    List<Finding> findings =
        attachments.attach(new Actor.Staff(viewer), matter, uploads, open, clock.instant());
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    return of(viewer, find(viewer, number));
  }

  private Case find(Viewer viewer, String number) {
    return cases.find(viewer, number).orElseThrow(CasesApi::unknown);
  }

  private List<FileView> of(Viewer viewer, Case matter) {
    return cases.timeline(viewer, matter).stream()
        .filter(entry -> entry.kind() == Entry.Kind.ATTACHED)
        .map(FilesApi::view)
        .toList();
  }

  private static FileView view(Entry entry) {
    return new FileView(
        number(entry, "id"), String.valueOf(entry.input().get("name")), String.valueOf(entry.input().get("type")),
        number(entry, "size"), String.valueOf(entry.input().get("sha256")), entry.open(), entry.at());
  }

  private static long number(Entry entry, String field) {
    return entry.input().get(field) instanceof Number number ? number.longValue() : 0;
  }
}
