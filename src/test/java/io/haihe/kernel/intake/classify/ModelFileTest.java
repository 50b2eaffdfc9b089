package io.haihe.kernel.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.platform.BadInput;
import io.haihe.platform.Digests;
import io.haihe.platform.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A model file")
class ModelFileTest {

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void write() {
    model = written("one.model");
  }

  private Path written(String name) {
    Path file = folder.resolve(name);
    Trainer.train(SortedTexts.of(20), Instant.EPOCH, Progress.silent()).write(file);
    return file;
  }

  private void refused(byte[] bytes, String code) throws IOException {
    Path file = Files.write(folder.resolve("bad.model"), bytes);
    assertThatThrownBy(() -> Classifier.read(file)).isInstanceOf(BadInput.class).hasMessageContaining("intake.classify.model." + code);
  }

  @Test
  void givesBackTheSameClassifier() {
    Classifier written = Trainer.train(SortedTexts.of(20), Instant.EPOCH, Progress.silent());
    Classifier read = Classifier.read(model);

    for (Example example : SortedTexts.doubtful(50, 5)) {
      assertThat(read.suggest(example.texts())).isEqualTo(written.suggest(example.texts()));
    }
  }

  @Test
  void hasTheSameBytesForTheSameExamples() throws IOException {
    assertThat(Files.readAllBytes(written("other.model"))).isEqualTo(Files.readAllBytes(model));
  }

  @Test
  void isReplacedWithoutATrace() throws IOException {
    written("one.model");

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(model);
    }
  }

  @Test
  void isRefusedIfItIsSomethingElse() throws IOException {
    refused("text,label\n".repeat(20).getBytes(StandardCharsets.UTF_8), "foreign");
    refused(new byte[0], "foreign");
    assertThatThrownBy(() -> Classifier.read(folder.resolve("none"))).isInstanceOf(BadInput.class).hasMessageContaining("unreadable");
  }

  @Test
  void isRefusedIfItIsOfAnotherVersion() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    ByteBuffer.wrap(bytes).putInt(8, ModelFile.VERSION + 1);

    refused(bytes, "version");
  }

  @Test
  void isRefusedIfOneBitOrItsEndIsAnother() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    for (int at = 12; at < bytes.length; at += Math.max(1, bytes.length / 50)) {
      byte[] changed = bytes.clone();
      changed[at] ^= 1;
      refused(changed, "broken");
    }
    refused(Arrays.copyOf(bytes, bytes.length - 1), "broken");
  }

  /** A right checksum does not make a model of what is none. */
  @Test
  void isRefusedIfWhatIsInsideMakesNoSense() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    byte[] body = Arrays.copyOf(bytes, bytes.length / 2);
    byte[] whole = Arrays.copyOf(body, body.length + 32);
    System.arraycopy(Digests.sha256(body), 0, whole, body.length, 32);

    refused(whole, "broken");
  }

  @Test
  void isSaidToBeUnwritableWhereThereIsNoFolder() {
    Classifier classifier = Classifier.read(model);

    assertThatThrownBy(() -> classifier.write(folder.resolve("none/x.model")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("unwritable");
    assertThat(List.of(folder.toFile().list())).containsExactly("one.model");
  }
}
