package io.haihe.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haihe.platform.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path parent;

  @Test
  void isHeldByOneAloneAndNamesIt() {
    var path = parent.resolve("data");
    try (var held = DataFolder.claim(path)) {
      assertThatExceptionOfType(StartFault.class)
          .isThrownBy(() -> DataFolder.claim(path))
          .satisfies(
              fault -> {
                assertThat(fault.finding().code()).isEqualTo("platform.start.folderLocked");
                assertThat(fault.finding().args()).contains(Long.toString(ProcessHandle.current().pid()));
              });
      assertThat(held.path()).isEqualTo(path);
    }
    DataFolder.claim(path).close();
  }

  @Test
  void saysThatItCannotBeWritten() throws IOException {
    var path = Files.writeString(parent.resolve("file"), "in the way");

    assertThatExceptionOfType(StartFault.class)
        .isThrownBy(() -> DataFolder.claim(path))
        .satisfies(fault -> assertThat(fault.finding().code()).isEqualTo("platform.start.folderNotWritable"));
    assertThat(path).hasContent("in the way");
  }
}
