package io.haihe.modules.notice;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.place.Places;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Sends every timeline out to Kafka as CloudEvents (Kafka protocol binding 1.0.2, structured mode), in commit order for each case. The cursor moves
 * only when the brokers have acknowledged, so an entry may come twice after a failure but never not at all; the event's {@code id}, the case's
 * number and the entry's, tells a second coming.
 */
@Component
@ConditionalOnProperty("haihe.kafka.servers")
class KafkaProjection implements Projection, DisposableBean {

  /** While brokers are away they are not asked at every turn: other projections are waiting. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String CONTENT_TYPE = "content-type";

  private final String topic;
  private final Cases cases;
  private final Places places;
  private final Clock clock;
  private final Producer<String, String> producer;
  private Instant awayUntil = Instant.MIN;

  KafkaProjection(KafkaSettings settings, Cases cases, Places places, Clock clock) {
    this.topic = settings.topic();
    this.cases = cases;
    this.places = places;
    this.clock = clock;
    Properties producing = new Properties();
    producing.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
    producing.put(ProducerConfig.CLIENT_ID_CONFIG, "haihe");
    producing.put(ProducerConfig.ACKS_CONFIG, "all");
    producing.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    producing.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    producing.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    producing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
    producing.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    producing.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
    this.producer = new KafkaProducer<>(producing, new StringSerializer(), new StringSerializer());
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public void project(List<Happening> happenings) {
    send(happenings.stream().map(Happening::entry).toList());
  }

  @Override
  public void projectSealed(List<List<Entry>> timelines) {
    send(timelines.stream().flatMap(List::stream).toList());
  }

  /** What was sent stays sent; from now on it comes a second time, with the same ids. */
  @Override
  public void reset() {}

  private void send(Collection<Entry> entries) {
    if (clock.instant().isBefore(awayUntil)) {
      throw away(null);
    }
    Map<Long, Case> matters = cases.forProjection(entries.stream().map(Entry::caseId).collect(Collectors.toSet())).stream()
        .collect(Collectors.toMap(Case::id, Function.identity()));
    try {
      List<Future<?>> sent = new ArrayList<>();
      for (Entry entry : entries) {
        sent.add(producer.send(event(Objects.requireNonNull(matters.get(entry.caseId())), entry)));
      }
      producer.flush();
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException | KafkaException refused) {
      awayUntil = clock.instant().plus(PATIENCE);
      throw away(refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw away(stopped);
    }
  }

  private ProducerRecord<String, String> event(Case matter, Entry entry) {
    String city = places.cityOf(matter.place()).key();
    var event = new ProducerRecord<>(
        topic, null, entry.at().toEpochMilli(), matter.number(), CloudEvents.of(city, matter, entry));
    event.headers().add(CONTENT_TYPE, CloudEvents.MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII));
    return event;
  }

  private static Away away(@Nullable Throwable why) {
    return new Away("Kafka did not take the timeline; it is tried again", why);
  }

  @Override
  public void destroy() {
    producer.close(Duration.ofSeconds(5));
  }
}
