package io.haihe.modules.certificate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How certificates are signed and checked; {@code HAIHE_CERTIFICATES_…} in the environment.
 *
 * @param site where anybody reaches this city, such as {@code https://city.example.org}; empty: as whoever prints one reached it
 * @param keystore a PKCS#12 file with the key that signs and its certificate; empty: a key made here, which nobody vouches for
 * @param password of the keystore and its key
 * @param checksPerAddress how many files, wrong codes and typed codes one network address may send within {@code window}
 * @param bytesPerAddress how much the files may come to
 * @param fileSize the largest file that is checked
 */
@ConfigurationProperties("haihe.certificates")
record CertificateSettings(
    @DefaultValue("") String site,
    @DefaultValue("") String keystore,
    @DefaultValue("") String password,
    @DefaultValue("120") int checksPerAddress,
    @DefaultValue("200MB") DataSize bytesPerAddress,
    @DefaultValue("10MB") DataSize fileSize,
    @DefaultValue("1h") Duration window) {

  /** Without the password. */
  @Override
  public String toString() {
    return "certificates signed with " + (keystore.isEmpty() ? "a key of our own" : keystore);
  }
}
