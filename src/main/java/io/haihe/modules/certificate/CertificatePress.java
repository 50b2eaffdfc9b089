package io.haihe.modules.certificate;

import io.haihe.kernel.casework.Printing.Printable;
import io.haihe.kernel.casework.papers.Papers;
import io.haihe.kernel.casework.papers.Press;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.web.Site;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Prints documents that were issued as certificates, signed. One that was printed before its case's type had certificates stays a plain paper. */
@Component
class CertificatePress implements Press {

  private final Scenarios scenarios;
  private final Register register;
  private final CertificateStore store;
  private final CertificatePaper paper;
  private final Papers papers;
  private final PdfSigner signer;
  private final TimeWords time;
  private final CertificateSettings settings;

  CertificatePress(
      Scenarios scenarios, Register register, CertificateStore store, CertificatePaper paper, Papers papers,
      PdfSigner signer, TimeWords time, CertificateSettings settings) {
    this.scenarios = scenarios;
    this.register = register;
    this.store = store;
    this.paper = paper;
    this.papers = papers;
    this.signer = signer;
    this.time = time;
    this.settings = settings;
  }

  @Override
  public Optional<byte[]> print(Printable printable, Locale locale, Instant now) {
    if (printable.form().certificate() == null) {
      return Optional.empty();
    }
    catchUp(printable);
    return store.ofCases(List.of(printable.matter().number())).stream()
        .filter(issued -> issued.document().equals(printable.form().key()))
        .findFirst()
        .flatMap(issued -> store.content(issued).map(content -> signed(issued, content, locale, now)));
  }

  /** Whoever asks just after the step was taken need not wait for the projection. */
  private void catchUp(Printable printable) {
    var type = scenarios.version(printable.matter().scenarioVersion()).type(printable.matter().type());
    printable.timeline().stream().filter(entry -> Register.concerns(type, entry)).forEach(entry -> register.follow(type, entry));
  }

  private byte[] signed(Issued issued, Content content, Locale locale, Instant now) {
    String address = Site.of(settings.site()) + CheckPages.PATH + "/" + content.code();
    ZonedDateTime at = time.local(issued.place(), now);
    byte[] pdf = papers.print(paper.of(issued, content, address, locale), at);
    byte[] signed = signer.sign(pdf, address, at);
    store.handedOut(signed, issued.number(), now);
    return signed;
  }
}
