package io.haihe.modules.api;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Printing;
import io.haihe.kernel.casework.papers.Papers;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The documents that can be printed of a case. */
@RestController
@RequestMapping(CasesApi.PATH + "/{number}/documents")
@Tag(name = "Documents", description = "Documents of a case as PDF: those the scenario lets the caller print, in the state the case is in")
class DocumentsApi {

  private final Cases cases;
  private final Printing printing;
  private final Papers papers;
  private final Names names;
  private final Clock clock;

  DocumentsApi(Cases cases, Printing printing, Papers papers, Names names, Clock clock) {
    this.cases = cases;
    this.printing = printing;
    this.papers = papers;
    this.names = names;
    this.clock = clock;
  }

  @Schema(description = "A document that can be printed now")
  record DocumentView(
      @Schema(example = "receipt") String document,
      String name,
      @Schema(description = "Whether contact or personal fields may stand in it; then it is kept who printed it") boolean personal) {}

  @GetMapping
  @Operation(summary = "List the documents of a case", description = "Those the caller may print now; none where there are none.")
  List<DocumentView> list(Viewer viewer, @PathVariable String number) {
    Case matter = find(viewer, number);
    return printing.offered(viewer, matter).stream()
        .map(form -> new DocumentView(form.key(), names.words(matter.scenarioVersion(), form.title()), form.personal()))
        .toList();
  }

  @GetMapping("/{document}")
  @Operation(
      summary = "Print a document",
      description = "As PDF/A in the language asked for. Where personal fields may stand in it, each printing is kept in the log of readings.")
  @ApiResponse(responseCode = "200", description = "The PDF",
      content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE, schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> print(Viewer viewer, @PathVariable String number, @PathVariable String document) {
    Instant at = clock.instant();
    return printing.print(viewer, find(viewer, number), document, at)
        .map(printable -> papers.answer(printable, Names.language(), false, at))
        .orElseThrow(() -> new NotFound(Finding.ofField("document", "casework.paper.none")));
  }

  private Case find(Viewer viewer, String number) {
    return cases.find(viewer, number).orElseThrow(CasesApi::unknown);
  }
}
