package io.haihe.modules.openapi311;

import io.haihe.kernel.org.ApiToken;
import io.haihe.kernel.place.City;
import io.haihe.modules.openapi311.Fault.Reason;
import io.haihe.platform.Texts;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The methods of GeoReport v2. Addresses end in {@code .xml} or {@code .json}. */
@Hidden
@RestController
@RequestMapping("/open311")
class GeoReport {

  static final String VERSION_2 = "/open311/v2";

  private final Jurisdictions jurisdictions;
  private final Services services;
  private final Requests requests;
  private final RequestTokens tokens;
  private final Intake intake;
  private final Discovery discovery;
  private final Texts texts;

  GeoReport(
      Jurisdictions jurisdictions,
      Services services,
      Requests requests,
      RequestTokens tokens,
      Intake intake,
      Discovery discovery,
      Texts texts) {
    this.jurisdictions = jurisdictions;
    this.services = services;
    this.requests = requests;
    this.tokens = tokens;
    this.intake = intake;
    this.discovery = discovery;
    this.texts = texts;
  }

  @GetMapping({"/{file:discovery(?:\\.xml|\\.json)?}", "/v2/{file:discovery(?:\\.xml|\\.json)?}"})
  ResponseEntity<String> discovery(HttpServletRequest request) {
    return ok(request, discovery.answer());
  }

  @GetMapping("/v2/{file:services(?:\\.xml|\\.json)?}")
  ResponseEntity<String> services(HttpServletRequest request) {
    city(new Parameters(request));
    return ok(request, Services.answer(services.all(), language()));
  }

  @GetMapping("/v2/services/{file}")
  ResponseEntity<String> definition(HttpServletRequest request, @PathVariable String file) {
    city(new Parameters(request));
    String code = Format.plain(file);
    Service service = services.find(code).orElseThrow(() -> Fault.unknown("openapi311.service.unknown", code));
    return ok(request, new ServiceDefinition(service, language(), texts).answer());
  }

  @PostMapping("/v2/{file:requests(?:\\.xml|\\.json)?}")
  ResponseEntity<String> receive(HttpServletRequest request) {
    Parameters sent = new Parameters(request);
    ApiToken key = intake.key(secret(request, sent));
    return ok(request, intake.receive(city(sent), key, sent, request.getHeader("Idempotency-Key")));
  }

  private static @Nullable String secret(HttpServletRequest request, Parameters sent) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith("Bearer ") ? header.substring(7).strip() : sent.text("api_key");
  }

  @GetMapping("/v2/{file:requests(?:\\.xml|\\.json)?}")
  ResponseEntity<String> requests(HttpServletRequest request) {
    Parameters sent = new Parameters(request);
    return ok(request, requests.list(city(sent), sent));
  }

  @GetMapping("/v2/requests/{file}")
  ResponseEntity<String> one(HttpServletRequest request, @PathVariable String file) {
    return ok(request, requests.one(city(new Parameters(request)), Format.plain(file)));
  }

  @GetMapping("/v2/tokens/{file}")
  ResponseEntity<String> token(HttpServletRequest request, @PathVariable String file) {
    city(new Parameters(request));
    String token = Format.plain(file);
    String number = tokens.number(token).orElseThrow(() -> Fault.unknown("openapi311.token.unknown", token));
    return ok(
        request,
        new Answer(
            "service_requests",
            List.of(Answer.fields().and("service_request_id", number).and("token", token))));
  }

  @RequestMapping("/**")
  ResponseEntity<String> nothing(HttpServletRequest request) {
    throw Fault.unknown("openapi311.path.unknown", request.getRequestURI());
  }

  @ExceptionHandler
  ResponseEntity<String> refused(Fault fault, HttpServletRequest request) {
    List<Answer.Fields> errors =
        fault.reasons().stream()
            .map(reason -> Answer.fields().and("code", fault.status().value()).and("description", say(reason)))
            .toList();
    return reply(request, fault.status(), new Answer("errors", errors));
  }

  private String say(Reason reason) {
    Object[] args = reason.args().toArray();
    String mend = reason.key() + ".mend";
    String sentence = texts.text(language(), reason.key(), args);
    return texts.has(language(), mend) ? sentence + " " + texts.text(language(), mend, args) : sentence;
  }

  private City city(Parameters sent) {
    return jurisdictions.find(sent.text("jurisdiction_id"));
  }

  private static Locale language() {
    return LocaleContextHolder.getLocale();
  }

  private static ResponseEntity<String> ok(HttpServletRequest request, Answer answer) {
    return reply(request, HttpStatus.OK, answer);
  }

  private static ResponseEntity<String> reply(HttpServletRequest request, HttpStatus status, Answer answer) {
    Format format = Format.of(request.getRequestURI(), request.getHeader(HttpHeaders.ACCEPT));
    return ResponseEntity.status(status)
        .contentType(format.type())
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .body(answer.in(format));
  }
}
