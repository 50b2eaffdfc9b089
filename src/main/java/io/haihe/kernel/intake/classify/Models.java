package io.haihe.kernel.intake.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What suggests categories, for each scenario: the model the city has learnt, or else the one that ships. Read when it is first asked for;
 * one that another server has learnt since is found within a minute.
 */
@Component
public class Models {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Models(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param city whether the city has learnt it; otherwise it is the one that ships */
  public record Current(Classifier classifier, boolean city) {}

  private record Known(Optional<Current> current, Optional<Instant> learntAt, long readAt) {

    boolean fresh() {
      return System.nanoTime() - readAt < FRESH.toNanos();
    }
  }

  /** Empty where the scenario has none yet. */
  public Optional<Current> of(String scenario) {
    return known.compute(scenario, (_, last) -> last != null && last.fresh() ? last : reread(scenario, last)).current();
  }

  private Known reread(String scenario, @Nullable Known last) {
    Optional<Instant> learntAt = learntAt(scenario);
    Optional<Current> current = last != null && last.learntAt().equals(learntAt) ? last.current() : read(scenario);
    return new Known(current, learntAt, System.nanoTime());
  }

  private Optional<Instant> learntAt(String scenario) {
    return jdbc.sql("select learnt_at from intake_model where scenario = :scenario")
        .param("scenario", scenario)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  private Optional<Current> read(String scenario) {
    return jdbc.sql("select model from intake_model where scenario = :scenario")
        .param("scenario", scenario)
        .query((row, n) -> new Current(ModelFile.read(scenario, row.getBytes(1)), true))
        .optional()
        .or(() -> shipped(scenario));
  }

  private static Optional<Current> shipped(String scenario) {
    try (InputStream in = Models.class.getResourceAsStream("/models/" + scenario + ".model")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new Current(ModelFile.read(scenario, in.readAllBytes()), false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on this one suggests. */
  void replace(String scenario, Classifier classifier) {
    jdbc.sql(
            """
            insert into intake_model (scenario, learnt_at, model) values (:scenario, :at, :model)
            on conflict (scenario) do update set learnt_at = excluded.learnt_at, model = excluded.model
            """)
        .param("scenario", scenario)
        .param("at", classifier.about().at().atOffset(ZoneOffset.UTC))
        .param("model", ModelFile.bytes(classifier))
        .update();
    forget(scenario);
  }

  /** It is read anew when it is next asked for. */
  void forget(String scenario) {
    known.remove(scenario);
  }
}
