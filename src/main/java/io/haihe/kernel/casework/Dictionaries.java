package io.haihe.kernel.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of dictionaries, each of which is read once. */
@Component
class Dictionaries {

  private final JdbcClient jdbc;
  private final Map<Integer, Dictionary> known = new ConcurrentHashMap<>();

  Dictionaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Dictionary get(int id) {
    return known.computeIfAbsent(id, this::read);
  }

  private Dictionary read(int id) {
    byte[] bytes =
        jdbc.sql("select bytes from casework_dictionary where id = :id").param("id", id).query(byte[].class).single();
    return new Dictionary(id, bytes);
  }

  /** The scenario version's own; learned from the samples if there is none yet and they are enough. */
  @Nullable Dictionary of(int scenarioVersion, List<byte[]> samples) {
    Optional<Integer> own = find(scenarioVersion);
    if (own.isPresent()) {
      return get(own.get());
    }
    return samples.size() < Dictionary.SAMPLES ? null : get(add(scenarioVersion, Dictionary.train(samples)));
  }

  private Optional<Integer> find(int scenarioVersion) {
    return jdbc.sql("select id from casework_dictionary where scenario_version = :version order by id limit 1")
        .param("version", scenarioVersion)
        .query(Integer.class)
        .optional();
  }

  private int add(int scenarioVersion, byte[] bytes) {
    return jdbc.sql("insert into casework_dictionary (scenario_version, bytes) values (:version, :bytes) returning id")
        .param("version", scenarioVersion)
        .param("bytes", bytes)
        .query(Integer.class)
        .single();
  }
}
