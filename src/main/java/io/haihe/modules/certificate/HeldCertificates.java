package io.haihe.modules.certificate;

import io.haihe.kernel.casework.Certificate;
import io.haihe.kernel.casework.CertificateBook;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The certificates as scenarios and accounts ask for them. */
@Component
class HeldCertificates implements CertificateBook {

  private final CertificateStore store;
  private final CertificateWords words;

  HeldCertificates(CertificateStore store, CertificateWords words) {
    this.store = store;
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
}
