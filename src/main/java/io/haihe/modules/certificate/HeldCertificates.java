package io.haihe.modules.certificate;

import io.haihe.kernel.casework.Certificate;
import io.haihe.kernel.casework.CertificateBook;
import io.haihe.kernel.casework.HeldCertificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The certificates as scenarios and accounts ask for them. */
@Component
class HeldCertificates implements CertificateBook {

  private final CertificateStore store;
  private final UseStore uses;
  private final CertificateWords words;

  HeldCertificates(CertificateStore store, UseStore uses, CertificateWords words) {
    this.store = store;
    this.uses = uses;
    this.words = words;
  }

  @Override
  public Optional<Certificate> find(String number, String code) {
    return CheckCode.read(code)
        .flatMap(store::byCode)
        .filter(issued -> issued.number().equals(number))
        .map(issued -> issued.certificate(words.titles(issued)));
  }

  @Override
  public List<Certificate> ofCases(Collection<String> caseNumbers) {
    return store.ofCases(caseNumbers).stream().map(issued -> issued.certificate(words.titles(issued))).toList();
  }

  @Override
  public List<HeldCertificate> held(Collection<String> caseNumbers) {
    return store.ofCases(caseNumbers).stream().map(this::held).toList();
  }

  private HeldCertificate held(Issued issued) {
    return new HeldCertificate(
        issued.certificate(words.titles(issued)),
        issued.document(),
        store.content(issued).map(Content::code).orElse(null),
        issued.unit(),
        uses.of(issued.number()).stream()
            .map(use -> new HeldCertificate.Use(
                use.caseNumber(), use.scenarioVersion(), use.at(), use.byReporter(), use.unit(), use.withdrawnAt()))
            .toList());
  }
}
