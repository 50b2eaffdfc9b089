package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haihe.kernel.scenario.authoring.SignedPackage;
import io.haihe.platform.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A signed package")
class SignedPackageTest {

  private static final String PASSWORD = "correct horse";

  @TempDir static Path keys;
  private static Path trusted;

  @TempDir Path folder;
  private Path zip;

  @BeforeEach
  void begin() {
    zip = folder.resolve("minimal.zip");
  }

  /** Once: each start of the tool is a JVM's. */
  @BeforeAll
  static void trust() throws Exception {
    trusted = Files.createDirectories(keys.resolve("trusted"));
    keytool("-genkeypair", "-alias", "city", "-keyalg", "Ed25519", "-dname", "CN=City IT", "-validity", "3650");
    keytool("-genkeypair", "-alias", "stranger", "-keyalg", "EC", "-dname", "CN=Somebody", "-validity", "3650");
    keytool("-exportcert", "-rfc", "-alias", "city", "-file", trusted.resolve("city.pem").toString());
  }

  /** As the operators' guide says. */
  private static void keytool(String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(java.util.List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(java.util.List.of(arguments));
    command.addAll(java.util.List.of("-keystore", store().toString(), "-storepass", PASSWORD));
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
  }

  private static Path store() {
    return keys.resolve("keys.p12");
  }

  private void signAs(String alias) throws IOException {
    SignedPackage.write(Packages.MINIMAL, zip, new SignedPackage.Key(store(), alias, PASSWORD.toCharArray()));
  }

  private void refused(String code) {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> SignedPackage.verify(zip, trusted))
        .satisfies(bad -> assertThat(bad.findings().getFirst().code()).isEqualTo("scenario.signing." + code));
  }

  @Test
  void isKnownByItsSignerAndIsThatPackage() throws IOException {
    signAs("city");

    var verified = SignedPackage.verify(zip, trusted);
    assertThat(verified.signer()).isEqualTo("CN=City IT");
    assertThat(ScenarioLoader.load(verified.zip()).fingerprint()).isEqualTo(ScenarioLoader.load(Packages.MINIMAL).fingerprint());
  }

  @Test
  void isJudgedTheSameByTheToolOfTheJdk() throws Exception {
    signAs("city");
    Process tool =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jarsigner").toString(), "-verify", zip.toString()).start();
    assertThat(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("jar verified");
  }

  @Test
  void isRefusedWhereNobodyTrustsTheSigner() throws IOException {
    signAs("stranger");
    refused("stranger");
  }

  @Test
  void isRefusedUnsigned() throws IOException {
    SignedPackage.write(Packages.MINIMAL, zip, null);
    refused("unsigned");
  }

  @Test
  void isRefusedWithAFileChanged() throws IOException {
    signAs("city");
    change("scenario.yaml", "version: 6.6.6");
    refused("changed");
  }

  @Test
  void isRefusedWithAFileAdded() throws IOException {
    signAs("city");
    change("texts/fr.properties", "title=Un");
    refused("unsigned");
  }

  @Test
  void isRefusedWithAFileTakenOut() throws IOException {
    signAs("city");
    try (FileSystem inside = FileSystems.newFileSystem(zip)) {
      Files.delete(inside.getPath("categories.csv"));
    }
    refused("changed");
  }

  @Test
  void isRefusedIfItIsNoZip() throws IOException {
    Files.writeString(zip, "hello");
    refused("noZip");
  }

  private void change(String file, String text) throws IOException {
    try (FileSystem inside = FileSystems.newFileSystem(zip)) {
      Files.writeString(inside.getPath(file), text);
    }
  }

  @Test
  void cannotBeMadeWithAKeyThereIsNot() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> signAs("nobody"))
        .satisfies(bad -> assertThat(bad.findings().getFirst().code()).isEqualTo("scenario.signing.noKey"));
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> SignedPackage.write(Packages.MINIMAL, zip, new SignedPackage.Key(store(), "city", "wrong".toCharArray())))
        .satisfies(bad -> assertThat(bad.findings().getFirst().code()).isEqualTo("scenario.signing.store"));
    assertThat(zip).doesNotExist();
  }
}
