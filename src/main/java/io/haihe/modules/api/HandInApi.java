package io.haihe.modules.api;

import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.platform.BadInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files for a case that is yet to be opened. */
@RestController
@Tag(name = "Files")
class HandInApi {

  private final HandedIn handedIn;
  private final Openings openings;
  private final Attachments attachments;
  private final Clock clock;

  HandInApi(HandedIn handedIn, Openings openings, Attachments attachments, Clock clock) {
    this.handedIn = handedIn;
    this.openings = openings;
    this.attachments = attachments;
    this.clock = clock;
  }

  @Schema(description = "A file that is held until a case is opened with it")
  record Held(
      @Schema(description = "Hex; the answer to a question for a file") String sha256,
      @Schema(example = "diploma.pdf") String name,
      @Schema(description = "Media type by content", example = "application/pdf") String type,
      @Schema(description = "Bytes") long size) {

    static Held of(FileInfo info) {
      return new Held(info.sha256(), info.name(), info.type(), info.size());
    }
  }

  /** @throws BadInput if one of them is not taken */
  @PostMapping(path = "/api/v1/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Hand in files for a case yet to be opened",
      description = "Where the form of a report asks for a file (format attachment), hand it in here and then open the case with its "
          + "sha256 as the answer. It is held some hours for you alone; how much is held for one person has a limit. For a step of a case there is, add the file to that case.")
  List<Held> hold(
      Viewer viewer,
      @Parameter(example = "talent-service") @RequestParam String scenario,
      @Parameter(description = "Left out: the scenario's first type") @RequestParam(required = false) @Nullable String type,
      @RequestParam("files") List<MultipartFile> sent)
      throws IOException {
    CaseType asked = openings.type(scenario, type);
    if (viewer.seats().stream().noneMatch(seat -> seat.serves(scenario) && asked.intake().by().contains(seat.role()))) {
      throw new AccessDeniedException("files for a case of " + scenario);
    }
    List<Upload> uploads = new ArrayList<>();
    for (MultipartFile file : sent) {
      uploads.add(attachments.read(file));
    }
    return handedIn.hold(viewer, uploads, asked, clock.instant()).stream().map(Held::of).toList();
  }
}
