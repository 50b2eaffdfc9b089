package io.haihe.modules.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.modules.service.find.ItemIndex;
import io.haihe.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CityTest
@DisplayName("Finding items that are offered")
class FinderTest {

  @Autowired ApplicationContext context;
  @Autowired ItemImport imports;
  @Autowired ItemStore store;
  @Autowired Departments departments;
  @Autowired Finder finder;

  @BeforeEach
  void city() {
    TinyCity.in(context);
  }

  private void publish(String... items) {
    String file = Stream.of(items).collect(Collectors.joining(",", "[", "]"));
    assertThat(imports.take("items.json", file.getBytes(StandardCharsets.UTF_8), false, ItemImport.By.operator(), Progress.silent()).taken()).isTrue();
  }

  private static String item(String code, String name, String more) {
    return """
        {"code": "%s", "type": "21", "name": {"zh": "%s", "en": "Some matter"}, "department": "公安局", "handling": "promised",
         "audiences": ["person"], "promised": "5 working-day"%s}""".formatted(code, name, more);
  }

  @Test
  void takesInWhatWasPublished() {
    publish(item("kite-permit", "放纸鸢许可", ""));
    await().untilAsserted(() -> assertThat(finder.find("zhiyuan", "").codes()).contains("kite-permit"));

    publish(item("kite-permit", "放飞艇许可", ""));
    await().untilAsserted(() -> {
      assertThat(finder.find("放飞艇", "").codes()).contains("kite-permit");
      assertThat(finder.find("纸鸢", "").codes()).doesNotContain("kite-permit");
    });
  }

  @Test
  void answersFromTheIndexThereIsWhileItIsMadeAnew() {
    publish(item("kite-old", "旧式风筝许可", ""));
    var gate = new Semaphore(1);
    var made = new AtomicInteger();
    var fresh = new Finder(new Catalogue(store), departments, items -> {
      gate.acquireUninterruptibly();
      made.incrementAndGet();
      return ItemIndex.of(items);
    });
    assertThat(fresh.find("旧式风筝", "").codes()).contains("kite-old");

    publish(item("kite-new", "新式风筝许可", ""));
    await().until(() -> {
      fresh.find("新式风筝", "");
      return gate.hasQueuedThreads();
    });
    assertThat(fresh.find("旧式风筝", "").codes()).as("by the one before").contains("kite-old");
    assertThat(fresh.find("新式风筝", "").codes()).doesNotContain("kite-new");
    assertThat(fresh.suggest("旧式", 5)).isNotEmpty();

    gate.release(9);
    await().untilAsserted(() -> assertThat(fresh.find("新式风筝", "").codes()).contains("kite-new"));
    assertThat(made).as("made once for each state, however many asked").hasValue(2);
  }

  @Test
  void isTriedAgainWhereTheIndexCouldNotBeMade() {
    publish(item("kite-again", "再飞风筝许可", ""));
    var broken = new AtomicBoolean(true);
    var fresh = new Finder(new Catalogue(store), departments, items -> {
      if (broken.getAndSet(false)) {
        throw new IllegalStateException("no memory");
      }
      return ItemIndex.of(items);
    });

    assertThatThrownBy(() -> fresh.find("再飞", "")).hasMessageContaining("could not be made");
    assertThat(fresh.find("再飞", "").codes()).contains("kite-again");
  }

  @Test
  void isPreparedBeforeAnybodyHasTyped() {
    publish(item("kite-three", "丙类风筝许可", ""));
    var fresh = new Finder(new Catalogue(store), departments);
    assertThat(fresh.prepared()).isFalse();

    fresh.prepare();

    await().untilAsserted(() -> assertThat(fresh.prepared()).isTrue());
    assertThat(fresh.find("丙类风筝", "").codes()).contains("kite-three");
  }

  @Test
  void takesInWhatAnotherServerPublished() {
    var other = new Finder(new Catalogue(store), departments);
    publish(item("kite-one", "甲类风筝许可", ""));
    assertThat(other.find("风筝", "").codes()).contains("kite-one");

    publish(item("kite-two", "乙类风筝许可", ""));
    await().untilAsserted(() -> assertThat(finder.find("风筝", "").codes()).contains("kite-one", "kite-two"));
    await().untilAsserted(() -> assertThat(other.find("风筝", "").codes()).contains("kite-one", "kite-two"));
  }

  @Test
  void leavesOutWhatDoesNotApplyAtThePlace() {
    publish(item("kite-east", "东区风筝节报名", ", \"regions\": [\"" + TinyCity.EAST + "\"]"));
    await().untilAsserted(() -> assertThat(finder.find("风筝节", "").codes()).contains("kite-east"));
    assertThat(finder.find("风筝节", TinyCity.EAST.toString()).codes()).contains("kite-east");
    assertThat(finder.find("风筝节", TinyCity.WEST.toString()).codes()).doesNotContain("kite-east");
  }
}
