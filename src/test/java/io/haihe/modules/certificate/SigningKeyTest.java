package io.haihe.modules.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haihe.platform.Secrets;
import io.haihe.platform.StartFault;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.util.unit.DataSize;

@DisplayName("The key that signs certificates")
class SigningKeyTest {

  private static final Secrets SECRETS = new Secrets(new byte[32]);

  @TempDir Path folder;

  private SigningKey key(String keystore, String password, Secrets secrets) {
    var settings = new CertificateSettings("", keystore, password, 1, DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), Duration.ofHours(1));
    return new SigningKey(settings, secrets, Clock.systemUTC(), folder);
  }

  private static byte[] paper() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Document document = new Document();
    PdfWriter.getInstance(document, out);
    document.open();
    document.add(new Paragraph("Licence"));
    document.close();
    return out.toByteArray();
  }

  private static boolean signs(SigningKey key) {
    SignedPdf signed = SignedPdf.read(new PdfSigner(key).sign(paper(), "https://city.example.org/check/X", ZonedDateTime.now()));
    return signed.coversWholeFile() && signed.verifies();
  }

  @Test
  void isMadeOnceForItsOwnerAloneAndOpensUnderTheSecretItWasMadeUnder() throws Exception {
    X509Certificate made = key("", "", SECRETS).pair().certificate();
    Path file = folder.resolve(SigningKey.NAME);

    assertThat(Files.getPosixFilePermissions(file)).extracting(Enum::name).containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    assertThat(key("", "", SECRETS).pair().certificate()).isEqualTo(made);
    assertThat(signs(key("", "", SECRETS))).isTrue();
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> key("", "", new Secrets("another secret of thirty-two bytes".getBytes())).pair());
    assertThat(Files.list(folder)).containsExactly(file);
  }

  @Test
  void mayBeTheOperatorsOwn() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    X500Name name = new X500Name("CN=A city");
    Instant now = Instant.now();
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    X509Certificate own = new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(
        name, BigInteger.TWO, Date.from(now), Date.from(now.plus(Duration.ofDays(9))), name, keys.getPublic()).build(signer));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("city", keys.getPrivate(), "pass word".toCharArray(), new Certificate[] {own});
    Path file = folder.resolve("city.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "pass word".toCharArray());
    }

    SigningKey given = key(file.toString(), "pass word", SECRETS);
    assertThat(given.pair().certificate()).isEqualTo(own);
    assertThat(signs(given)).isTrue();
    assertThat(folder.resolve(SigningKey.NAME)).doesNotExist();
    assertThatExceptionOfType(StartFault.class).isThrownBy(() -> key(file.toString(), "another", SECRETS));
    assertThatExceptionOfType(StartFault.class).isThrownBy(() -> key(folder.resolve("none.p12").toString(), "", SECRETS));
  }
}
