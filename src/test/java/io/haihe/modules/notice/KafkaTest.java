package io.haihe.modules.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CityTest
@DisplayName("A timeline in Kafka")
class KafkaTest {

  private static final int PARTITIONS = 3;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static EmbeddedKafkaKraftBroker broker;
  private static int topics;

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Places places;
  @Autowired ProjectionsForTests projections;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private String topic;
  private KafkaProjection projection;
  private Viewer clerk;

  @BeforeAll
  static void start() {
    broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);
    broker.afterPropertiesSet();
  }

  @AfterAll
  static void stop() {
    broker.destroy();
  }

  @BeforeEach
  void begin() {
    topic = "timeline-" + topics++;
    broker.addTopics(topic);
    projection = to(broker.getBrokersAsString());
    jdbc.sql("delete from casework_cursor where projection = 'kafka'").update();
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    projections.catchUp(projection);
  }

  @AfterEach
  void end() {
    projection.destroy();
    jdbc.sql("delete from casework_cursor where projection = 'kafka'").update();
  }

  private KafkaProjection to(String servers) {
    return new KafkaProjection(new KafkaSettings(servers, topic), cases, places, clock);
  }

  private long open() {
    return ((Outcome.Moved) casework.open(
            new Command.Open(
                new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI, null, null,
                "secret words", new Contact("Li", "13800001111", null), Map.of(), "web", false)))
        .caseId();
  }

  private void note(long id) {
    casework.act(new Command.Note(new Actor.Staff(clerk), clock.instant(), null, id, 0, "a secret note", false));
  }

  private List<ConsumerRecord<String, String>> received() {
    Map<String, Object> reading = Map.of(
        "bootstrap.servers", broker.getBrokersAsString(), "key.deserializer", StringDeserializer.class, "value.deserializer",
        StringDeserializer.class);
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    try (var consumer = new KafkaConsumer<String, String>(reading)) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (int i = 0; i < PARTITIONS; i++) {
        partitions.add(new TopicPartition(topic, i));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
    }
    return all;
  }

  private static JsonNode event(ConsumerRecord<String, String> received) {
    return JSON.readTree(received.value());
  }

  /** What a reader keeps who passes over every id it has met. */
  private static Map<String, List<Integer>> versions(List<ConsumerRecord<String, String>> received) {
    Map<String, List<Integer>> versions = new HashMap<>();
    Set<String> met = new HashSet<>();
    for (ConsumerRecord<String, String> one : received) {
      if (met.add(event(one).get("id").asString())) {
        versions.computeIfAbsent(one.key(), number -> new ArrayList<>()).add(event(one).at("/data/version").asInt());
      }
    }
    return versions;
  }

  @Test
  void holdsEveryEntryOfEveryCaseInItsOrder() throws Exception {
    int before = versions(received()).size();
    List<Callable<Void>> callers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      callers.add(() -> {
        long id = open();
        for (int note = 0; note < 4; note++) {
          note(id);
        }
        return null;
      });
    }
    try (ExecutorService many = Executors.newFixedThreadPool(8)) {
      for (var done : many.invokeAll(callers)) {
        done.get();
      }
    }

    projections.catchUp(projection);

    Map<String, List<Integer>> versions = versions(received());
    assertThat(versions).hasSize(before + 30);
    assertThat(versions.values().stream().filter(one -> one.size() == 5)).hasSize(30).allSatisfy(
        one -> assertThat(one).containsExactly(1, 2, 3, 4, 5));
  }

  @Test
  void saysNothingThatPeopleEntered() {
    note(open());
    projections.catchUp(projection);

    assertThat(received()).isNotEmpty().allSatisfy(one -> {
      assertThat(one.value()).doesNotContain("secret").doesNotContain("13800001111");
      assertThat(event(one).get("specversion").asString()).isEqualTo("1.0");
      assertThat(event(one).get("subject").asString()).isEqualTo(one.key());
    });
  }

  @Test
  void losesNothingWhileBrokersAreAwayAndHoldsUpNobody() {
    note(open());
    KafkaProjection nowhere = to("localhost:1");
    try {
      assertThatThrownBy(() -> projections.catchUp(nowhere)).isInstanceOf(Projection.Away.class);
      long begun = System.nanoTime();
      assertThatThrownBy(() -> projections.catchUp(nowhere)).isInstanceOf(Projection.Away.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).as("the second time nobody is asked").isLessThan(Duration.ofSeconds(2));
    } finally {
      nowhere.destroy();
    }

    projections.catchUp(projection);

    assertThat(versions(received()).values()).contains(List.of(1, 2));
  }

  @Test
  void isKnownAgainByItsIdsWhenItComesTwice() {
    note(open());
    projections.catchUp(projection);
    int once = received().size();
    Map<String, List<Integer>> versions = versions(received());

    projections.rebuild(projection);

    assertThat(received()).hasSizeGreaterThan(once);
    assertThat(versions(received())).isEqualTo(versions);
  }
}
