package io.haihe.modules.inspection.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The files of draws")
class DrawFilesTest {

  private final DrawFiles files = new DrawFiles();
  private final AtomicInteger loaded = new AtomicInteger();
  private final AtomicInteger inMemory = new AtomicInteger();
  private final AtomicInteger mostInMemory = new AtomicInteger();

  @AfterEach
  void end() throws IOException {
    files.close();
  }

  private byte[] load(String content) {
    loaded.incrementAndGet();
    mostInMemory.accumulateAndGet(inMemory.incrementAndGet(), Math::max);
    try {
      Thread.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    inMemory.decrementAndGet();
    return content.getBytes();
  }

  @Test
  void comeIntoMemoryOnceHoweverManyFetchThemAtTheSameTime() throws Exception {
    Callable<DrawFiles.Kept> fetch = () -> files.of("record 1", () -> load("one"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(Collections.nCopies(10, fetch))).extracting(done -> Files.readString(done.resultNow().path())).containsOnly("one");
    }
    assertThat(loaded).hasValue(1);
  }

  @Test
  void ofSeveralDrawsComeIntoMemoryOneAfterTheOther() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int draw = 0; draw < 6; draw++) {
        String name = "record " + draw;
        threads.submit(() -> files.of(name, () -> load(name)));
      }
    }
    assertThat(loaded).hasValue(6);
    assertThat(mostInMemory).hasValue(1);
  }

  @Test
  void areKeptForAFewDrawsAndMadeAgainForAnOlderOne() throws IOException {
    DrawFiles.Kept first = files.of("record 0", () -> load("record 0"));
    for (int draw = 1; draw < 9; draw++) {
      String name = "record " + draw;
      files.of(name, () -> load(name));
    }
    assertThat(first.path()).as("the oldest one gives way").doesNotExist();
    assertThat(Files.readString(files.of("record 0", () -> load("record 0")).path())).isEqualTo("record 0");
    Files.delete(files.of("record 0", () -> load("never")).path());
    assertThat(Files.readString(files.of("record 0", () -> load("record 0")).path())).as("somebody cleaned the folder").isEqualTo("record 0");
    assertThat(loaded).hasValue(11);
  }
}
