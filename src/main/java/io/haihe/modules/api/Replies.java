package io.haihe.modules.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import io.haihe.platform.web.FindingBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Says what became of a command: done, or an RFC 9457 problem with a stable code. */
@Component
class Replies {

  private final Texts texts;
  private final CaseViews views;
  private final Names names;

  Replies(Texts texts, CaseViews views, Names names) {
    this.texts = texts;
    this.views = views;
    this.names = names;
  }

  @Schema(description = "What was done, durably")
  record Done(
      @Schema(example = "CM20250616000123") String number,
      @Schema(description = "Version of the case afterwards", example = "5") int version,
      @Schema(description = "Whether it had been done before under the same Idempotency-Key") boolean repeated,
      @Schema(description = "What was wrong with files the case was opened with; it stands without them, and they are still held")
          @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> files) {}

  /** @param scenarioVersion of the case, whose own words say why a rule refused; 0 if there is none */
  ResponseEntity<?> of(Outcome outcome, HttpStatus whenNew, int scenarioVersion) {
    return switch (outcome) {
      case Moved moved -> moved(moved, whenNew, List.of());
      case Refused refused -> refused(refused, scenarioVersion);
    };
  }

  /** @param files what was wrong with those it was opened with */
  ResponseEntity<?> opened(Moved moved, List<Finding> files) {
    Locale language = Names.language();
    return moved(moved, HttpStatus.CREATED, files.stream().map(finding -> error(language, finding)).toList());
  }

  private FieldError error(Locale language, Finding finding) {
    String mend = finding.code() + ".mend";
    return new FieldError(
        finding.field(), finding.code(), texts.say(language, finding), texts.has(language, mend) ? texts.mend(language, finding) : null);
  }

  private static ResponseEntity<?> moved(Moved moved, HttpStatus whenNew, List<FieldError> files) {
    return ResponseEntity.status(moved.repeated() ? HttpStatus.OK : whenNew)
        .eTag("\"" + moved.version() + "\"")
        .location(location(moved.number()))
        .body(new Done(moved.number(), moved.version(), moved.repeated(), files));
  }

  static URI location(String number) {
    return UriComponentsBuilder.fromPath(CasesApi.PATH).pathSegment(number).encode().build().toUri();
  }

  private ResponseEntity<ProblemDetail> refused(Refused refused, int scenarioVersion) {
    Locale language = Names.language();
    String key = "api.refused." + refused.reason().name();
    HttpStatus status = status(refused.reason());
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setTitle(texts.text(language, key));
    boolean ownWords = !refused.text().isEmpty() && scenarioVersion != 0;
    problem.setDetail(
        ownWords ? names.words(scenarioVersion, refused.text()) : texts.text(language, key + ".mend"));
    problem.setProperty("code", refused.reason().name());
    problem.setProperty("mend", texts.text(language, key + ".mend"));
    if (!refused.text().isEmpty()) {
      problem.setProperty("rule", refused.text());
    }
    if (!refused.findings().isEmpty()) {
      problem.setProperty("errors", refused.findings().stream().map(finding -> FindingBody.of(texts, language, finding)).toList());
    }
    if (!refused.since().isEmpty()) {
      problem.setProperty(
          "since", refused.since().stream().map(entry -> views.entry(scenarioVersion, entry)).toList());
      problem.setProperty("version", refused.since().getLast().seq());
    }
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  static HttpStatus status(Reason reason) {
    return switch (reason) {
      case NO_SUCH_CASE, NO_SUCH_STEP -> HttpStatus.NOT_FOUND;
      case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
      case WRONG_STATE, TOO_LATE, CONFLICT, RETIRED -> HttpStatus.CONFLICT;
      case GUARD, RULE_FAILED, BAD_INPUT, NO_UNIT, KEY_REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  /** What the documentation shows for every refusal. */
  @Schema(name = "Problem", description = "RFC 9457 problem; title, detail and mend in the language of the request")
  record Problem(
      @Schema(example = "about:blank") @Nullable String type,
      @Schema(example = "The case is not, or no longer, in a state where this step may be taken.") String title,
      @Schema(example = "409") int status,
      @Nullable String detail,
      @Nullable String instance,
      @Schema(description = "Stable code of a refused command", example = "WRONG_STATE") @Nullable String code,
      @Schema(description = "What to do about it") @Nullable String mend,
      @Schema(description = "Key of the scenario's rule that refused") @Nullable String rule,
      @Schema(description = "What is wrong, field by field") @Nullable List<FieldError> errors,
      @Schema(description = "After CONFLICT: what happened since the version seen")
          @Nullable List<CaseDetail.EntryView> since,
      @Schema(description = "After CONFLICT: the version now") @Nullable Integer version) {}

  record FieldError(
      @Schema(example = "contact.phone") @Nullable String field,
      @Schema(example = "casework.contact.phone") String code,
      String message,
      @Nullable String mend) {}
}
