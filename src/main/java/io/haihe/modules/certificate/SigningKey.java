package io.haihe.modules.certificate;

import io.haihe.platform.OwnerOnly;
import io.haihe.platform.Secrets;
import io.haihe.platform.StartFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The key that signs certificates: the operator's, or one made here when the first is signed, kept beside the secret for its owner alone. */
@Component
class SigningKey {

  /** Its name in the data folder. */
  static final String NAME = "certificates.p12";

  private static final String TYPE = "PKCS12";
  private static final String ALIAS = "certificates";
  private static final int BITS = 3072;
  private static final Duration YEARS = Duration.ofDays(3650);

  private final Path own;
  private final char[] ownPassword;
  private final Clock clock;
  private final SingletonSupplier<Pair> pair;

  /** @param chain the signer's own certificate first */
  record Pair(PrivateKey key, List<X509Certificate> chain) {

    X509Certificate certificate() {
      return chain.getFirst();
    }

    String algorithm() {
      return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }
  }

  /** @throws StartFault if the operator's keystore cannot be used */
  SigningKey(CertificateSettings settings, Secrets secrets, Clock clock, @Value("${haihe.data:data}") Path data) {
    this.own = data.resolve(NAME);
    this.ownPassword = Base64.getEncoder().encodeToString(secrets.key("certificate.signing")).toCharArray();
    this.clock = clock;
    if (settings.keystore().isBlank()) {
      pair = SingletonSupplier.of(this::kept);
    } else {
      Pair given = given(Path.of(settings.keystore()), settings.password().toCharArray());
      pair = SingletonSupplier.of(given);
    }
  }

  Pair pair() {
    return pair.obtain();
  }

  private static Pair given(Path file, char[] password) {
    try {
      return read(file, password);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new StartFault(e, "certificate.keystore", file.toString(), String.valueOf(e.getMessage()));
    }
  }

  private Pair kept() {
    try {
      if (!Files.exists(own)) {
        make();
      }
      return read(own, ownPassword);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(own + " does not open: was it made under another secret?", e);
    }
  }

  private static Pair read(Path file, char[] password) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(TYPE);
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, password) instanceof PrivateKey key) {
        return new Pair(key, Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList());
      }
    }
    throw new GeneralSecurityException("there is no key in it");
  }

  /** Written under another name first, so that a crash leaves no half a key; another server may be quicker. */
  private void make() throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    KeyPair keys = generator.generateKeyPair();
    KeyStore store = KeyStore.getInstance(TYPE);
    store.load(null, null);
    store.setKeyEntry(ALIAS, keys.getPrivate(), ownPassword, new Certificate[] {selfSigned(keys)});
    Files.createDirectories(own.toAbsolutePath().getParent());
    Path draft = own.resolveSibling(NAME + "." + Long.toHexString(new SecureRandom().nextLong()) + ".new");
    OwnerOnly.create(draft);
    try (OutputStream out = Files.newOutputStream(draft)) {
      store.store(out, ownPassword);
    }
    try {
      Files.move(draft, own);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      Files.delete(draft);
    }
  }

  private X509Certificate selfSigned(KeyPair keys) throws IOException, GeneralSecurityException, OperatorCreationException {
    Instant now = clock.instant();
    X500Name name = new X500Name("CN=Certificates of this city, O=Haihe");
    var builder = new JcaX509v3CertificateBuilder(
        name, new BigInteger(120, new SecureRandom()).setBit(120), Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(YEARS)), name,
        keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
  }
}
