package io.haihe.modules.openapi311;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.intake.Received;
import io.haihe.kernel.intake.Report;
import io.haihe.kernel.intake.Reports;
import io.haihe.kernel.org.ApiToken;
import io.haihe.kernel.org.Tokens;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import io.haihe.modules.openapi311.Fault.Reason;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Takes new requests in, for those who hold a key. */
@Component
class Intake {

  /** The scope of a key that is good for new requests and nothing else. */
  static final String SCOPE = "open311";

  private final Tokens tokens;
  private final Services services;
  private final Reports reports;
  private final Casework casework;
  private final Places places;
  private final RequestTokens requestTokens;
  private final Texts texts;
  private final Clock clock;

  Intake(
      Tokens tokens,
      Services services,
      Reports reports,
      Casework casework,
      Places places,
      RequestTokens requestTokens,
      Texts texts,
      Clock clock) {
    this.tokens = tokens;
    this.services = services;
    this.reports = reports;
    this.casework = casework;
    this.places = places;
    this.requestTokens = requestTokens;
    this.texts = texts;
    this.clock = clock;
  }

  ApiToken key(@Nullable String secret) {
    return tokens.check(secret == null ? "" : secret, clock.instant())
        .filter(token -> token.scopes().contains(SCOPE) || token.scopes().contains(ApiToken.WRITE))
        .orElseThrow(() -> Fault.forbidden("openapi311.key.wrong"));
  }

  /** @param retryKey what the client sent to make a retry harmless, or null */
  Answer receive(City city, ApiToken key, Parameters sent, @Nullable String retryKey) {
    String code = sent.text("service_code");
    if (code == null) {
      throw Fault.bad("openapi311.service.missing");
    }
    Service service = services.open(code).orElseThrow(() -> Fault.unknown("openapi311.service.unknown", code));
    NewRequest request = new NewRequest(sent, city, service, places);
    String media = request.media();
    Locale language = LocaleContextHolder.getLocale();
    Report report = request.report(clock.instant(), commandKey(key, retryKey), language);
    return switch (reports.receive(report)) {
      case Received.Receipt receipt -> {
        note(receipt, media);
        yield answer(receipt, language);
      }
      case Received.WhichPlace unclear -> throw whichPlace(unclear, language);
      case Received.Faulty faulty -> throw faulty(faulty.findings());
    };
  }

  private static @Nullable String commandKey(ApiToken key, @Nullable String retryKey) {
    if (retryKey != null && !retryKey.matches("[\\x21-\\x7e]{1,200}")) {
      throw Fault.bad("openapi311.retry.key");
    }
    return retryKey == null ? null : "open311:" + key.id() + ":" + retryKey;
  }

  private void note(Received.Receipt receipt, @Nullable String media) {
    if (media != null) {
      casework.act(
          new Command.Note(
              new Actor.Reporter(), clock.instant(), "open311:media:" + receipt.caseId(), receipt.caseId(), 0, media,
              true));
    }
  }

  private Answer answer(Received.Receipt receipt, Locale language) {
    String link =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .pathSegment("follow", receipt.number(), receipt.token())
            .toUriString();
    Answer.Fields fields = Answer.fields();
    if (requestTokens.used()) {
      fields.and("token", requestTokens.of(receipt.number()));
    } else {
      fields.and("service_request_id", receipt.number());
    }
    fields.and("service_notice", texts.text(language, "openapi311.notice", link)).and("account_id", null);
    return new Answer("service_requests", List.of(fields));
  }

  private Fault whichPlace(Received.WhichPlace unclear, Locale language) {
    List<Place> candidates = unclear.where().candidates();
    String key = "openapi311.place." + unclear.where().why().name();
    String choice =
        candidates.stream()
            .map(place -> place.code() + " " + places.name(place.code(), language))
            .collect(Collectors.joining(", "));
    return Fault.bad(candidates.isEmpty() ? key : "openapi311.place.choose", choice);
  }

  private static Fault faulty(List<Finding> findings) {
    return new Fault(
        HttpStatus.BAD_REQUEST,
        findings.stream().map(Intake::reason).toList());
  }

  private static Reason reason(Finding finding) {
    return new Reason(finding.code(), finding.args());
  }
}
