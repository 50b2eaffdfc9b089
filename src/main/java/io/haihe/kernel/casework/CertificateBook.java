package io.haihe.kernel.casework;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The certificates of the city. A module that keeps some is a bean of this type; where there is none, nothing can be given by a number. */
public interface CertificateBook {

  /** Empty for a wrong number as for a wrong code: the two look alike. */
  Optional<Certificate> find(String number, String code);

  /** Those that these cases have issued, the newest first. */
  List<Certificate> ofCases(Collection<String> caseNumbers);

  /** The same for whoever holds them. That the cases are theirs, whoever asks has made sure of before. */
  List<HeldCertificate> held(Collection<String> caseNumbers);
}
