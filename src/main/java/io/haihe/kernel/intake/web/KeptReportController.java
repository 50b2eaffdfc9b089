package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.intake.Received;
import io.haihe.kernel.intake.Whereabouts;
import io.haihe.kernel.intake.web.ReportDesk.Begun;
import io.haihe.kernel.place.City;
import io.haihe.kernel.scenario.Retirement;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes in reports that a phone has kept until it had a signal. The same as the page of the form does, under the same key, so that what was
 * sent by both is one case; a script is told what became of it.
 */
@RestController
class KeptReportController {

  private final ReportKinds kinds;
  private final CityChoice cities;
  private final ReportDesk desk;
  private final Throttle throttle;
  private final Texts texts;

  KeptReportController(ReportKinds kinds, CityChoice cities, ReportDesk desk, Throttle throttle, Texts texts) {
    this.kinds = kinds;
    this.cities = cities;
    this.desk = desk;
    this.throttle = throttle;
    this.texts = texts;
  }

  /** What a POST needs now: that of a page which was opened long ago is worth nothing any more. */
  record Token(String field, String value) {}

  /**
   * It is a case, since now or since it first came.
   *
   * @param receipt path of its receipt
   * @param follow path of its page
   * @param remarks what of it could not be taken, such as a file
   */
  record Receipt(String number, String receipt, String follow, List<String> remarks) {}

  /** Nothing was opened. */
  record Refusal(List<String> reasons) {}

  @GetMapping("/report/token")
  ResponseEntity<Token> token(CsrfToken csrf) {
    return json(HttpStatus.OK).cacheControl(CacheControl.noStore()).body(new Token(csrf.getParameterName(), csrf.getToken()));
  }

  @PostMapping("/report/{scenario}/kept")
  ResponseEntity<?> take(
      @PathVariable String scenario,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
      HttpServletRequest request,
      Locale locale) {
    Optional<Retirement> over = kinds.retirement(scenario);
    if (over.isPresent()) {
      return refused(HttpStatus.GONE, List.of(over.get().reason()));
    }
    if (!throttle.allows(request)) {
      return refused(HttpStatus.TOO_MANY_REQUESTS, List.of(say(locale, "intake.report.tooMany")));
    }
    ReportKind kind = ReportKinds.find(kinds.open(), scenario, sent.getFirst("type"));
    Begun begun = desk.begin(kind, ReportForm.of(sent), files, request);
    List<String> wrong = new ArrayList<>(sentences(locale, begun.findings()));
    if (!begun.form().trap().isEmpty()) {
      wrong.add(say(locale, "intake.report.trap"));
    }
    return wrong.isEmpty() ? open(kind, begun.form(), cities.get(request), locale) : refused(begun.form(), wrong);
  }

  private ResponseEntity<?> open(ReportKind kind, ReportForm form, City city, Locale locale) {
    ReportDesk.Sending sending = new ReportDesk.Sending(kind, city, form, new Actor.Reporter(), "web");
    Optional<Finding> other = desk.sent(sending).flatMap(sent -> ReportDesk.other(sent, form));
    if (other.isPresent()) {
      return refused(form, sentences(locale, List.of(other.get())));
    }
    ReportDesk.Answer answer = desk.send(sending);
    Received.Receipt receipt = answer.receipt();
    List<String> said = new ArrayList<>(sentences(locale, answer.findings()));
    if (receipt != null) {
      return json(HttpStatus.OK).body(new Receipt(receipt.number(), path("/report/done/", receipt), path("/follow/", receipt), said));
    }
    unclear(locale, answer.unclear()).ifPresent(said::add);
    return refused(form, said);
  }

  /** The phone has the files, and sends them again. */
  private ResponseEntity<Refusal> refused(ReportForm form, List<String> reasons) {
    desk.drop(form);
    return refused(HttpStatus.UNPROCESSABLE_CONTENT, reasons);
  }

  private static String path(String root, Received.Receipt receipt) {
    return root + receipt.number() + "/" + receipt.token();
  }

  private Optional<String> unclear(Locale locale, Whereabouts.@Nullable Unclear where) {
    return Optional.ofNullable(where)
        .map(asked -> texts.text(locale, "intake.place." + asked.why()) + " "
            + texts.text(locale, asked.candidates().isEmpty() ? "intake.place.choose" : "intake.place.whichOne"));
  }

  private List<String> sentences(Locale locale, List<Finding> findings) {
    return findings.stream().map(finding -> texts.sentence(locale, finding)).toList();
  }

  private String say(Locale locale, String code) {
    return texts.sentence(locale, new Finding(null, 0, 0, null, code, List.of()));
  }

  private static ResponseEntity<Refusal> refused(HttpStatus status, List<String> reasons) {
    return json(status).body(new Refusal(reasons));
  }

  private static ResponseEntity.BodyBuilder json(HttpStatus status) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
  }
}
