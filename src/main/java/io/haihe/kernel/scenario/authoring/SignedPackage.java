package io.haihe.kernel.scenario.authoring;

import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.jspecify.annotations.Nullable;

/**
 * A package as one file that says who made it: a zip signed as the JAR File Specification has it, so that {@code jarsigner -verify} judges it too.
 */
public final class SignedPackage {

  private static final String SIGNER = "PACKAGE";

  private SignedPackage() {}

  /**
   * Who signs.
   *
   * @param store a PKCS #12 file, as {@code keytool -genkeypair} makes it
   * @param password of the store and of the key in it
   */
  public record Key(Path store, String alias, char[] password) {}

  /**
   * Writes the files of a folder into one zip.
   *
   * @param key null leaves it unsigned
   * @throws BadInput if the key cannot be used
   */
  public static void write(Path folder, Path zip, @Nullable Key key) throws IOException {
    byte[] plain = PackageFiles.ofFolder(folder).zip();
    Files.write(zip, key == null ? plain : signed(plain, key));
  }

  private static byte[] signed(byte[] plain, Key key) throws IOException {
    Path unsigned = Files.createTempFile("haihe-", ".zip");
    try (var out = new ByteArrayOutputStream()) {
      Files.write(unsigned, plain);
      try (var zip = new ZipFile(unsigned.toFile())) {
        new JarSigner.Builder(entry(key)).signerName(SIGNER).build().sign(zip, out);
      }
      return out.toByteArray();
    } finally {
      Files.delete(unsigned);
    }
  }

  private static KeyStore.PrivateKeyEntry entry(Key key) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(key.store().toFile(), key.password());
      var entry = store.getEntry(key.alias(), new KeyStore.PasswordProtection(key.password()));
      if (entry instanceof KeyStore.PrivateKeyEntry found) {
        return found;
      }
      throw fault("scenario.signing.noKey", key.alias(), key.store());
    } catch (GeneralSecurityException | IOException e) {
      throw fault("scenario.signing.store", key.store(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * A package and who made it.
   *
   * @param signer the name in the certificate
   * @param zip what was signed, and nothing else: only this is to be read
   */
  public record Verified(String signer, byte[] zip) {}

  /**
   * Judges who made a package.
   *
   * @param trusted a folder of certificates ({@code *.pem}, {@code *.crt}, {@code *.cer}); it may be missing
   * @throws BadInput if it is not signed, was changed afterwards, or nobody trusted has signed all of it
   */
  public static Verified verify(Path zip, Path trusted) throws IOException {
    Set<Certificate> ours = certificates(trusted);
    try (var jar = new JarFile(zip.toFile(), true)) {
      List<Set<X509Certificate>> signers = new ArrayList<>();
      PackageFiles files = PackageFiles.ofJar(jar, entry -> signers.add(signers(entry)));
      Set<X509Certificate> common = signers.stream().reduce(SignedPackage::intersection).orElse(Set.of());
      if (common.isEmpty()) {
        throw fault("scenario.signing.unsigned", zip.getFileName());
      }
      if (jar.getManifest() == null || !files.files().keySet().containsAll(jar.getManifest().getEntries().keySet())) {
        throw fault("scenario.signing.changed", zip.getFileName());
      }
      return common.stream().filter(ours::contains).findFirst()
          .map(signer -> new Verified(name(signer), files.zip()))
          .orElseThrow(() -> fault("scenario.signing.stranger", name(common.iterator().next()), trusted));
    } catch (SecurityException changed) {
      throw fault("scenario.signing.changed", zip.getFileName());
    } catch (PackageFiles.OversizeException large) {
      throw fault("scenario.package.size", String.valueOf(large.getMessage()));
    } catch (ZipException noZip) {
      throw fault("scenario.signing.noZip", zip.getFileName());
    }
  }

  /** Known only once the whole entry has been read. */
  private static Set<X509Certificate> signers(JarEntry entry) {
    CodeSigner[] signers = entry.getCodeSigners();
    return signers == null
        ? Set.of()
        : Arrays.stream(signers)
            .map(signer -> (X509Certificate) signer.getSignerCertPath().getCertificates().getFirst())
            .collect(Collectors.toSet());
  }

  private static Set<X509Certificate> intersection(Set<X509Certificate> some, Set<X509Certificate> others) {
    Set<X509Certificate> both = new HashSet<>(some);
    both.retainAll(others);
    return both;
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private static Set<Certificate> certificates(Path folder) throws IOException {
    Set<Certificate> found = new HashSet<>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.filter(SignedPackage::isCertificate).toList()) {
          found.addAll(certificatesIn(file));
        }
      }
    }
    return found;
  }

  private static boolean isCertificate(Path file) {
    return List.of(".pem", ".crt", ".cer").stream().anyMatch(file.getFileName().toString()::endsWith);
  }

  private static List<? extends Certificate> certificatesIn(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    } catch (GeneralSecurityException e) {
      throw fault("scenario.signing.certificate", file);
    }
  }

  private static BadInput fault(String code, Object... args) {
    return new BadInput(Finding.at("", 0, 0, "", code, args));
  }
}
