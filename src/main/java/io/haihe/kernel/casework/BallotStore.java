package io.haihe.kernel.casework;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The votes of running ballots: one row for each, so that neither order nor moment says whose a vote is. */
@Component
class BallotStore {

  private final JdbcClient jdbc;

  BallotStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the transaction of the step itself. */
  void keep(long caseId, Poll poll) {
    if (poll.closed()) {
      jdbc.sql("delete from casework_ballot where case_id = ?").param(caseId).update();
    }
    if (poll.vote() != null) {
      jdbc.sql(
              """
              insert into casework_ballot as running (case_id, votes) values (:case, jsonb_build_object(:vote::text, 1))
              on conflict (case_id) do update set votes = running.votes
                || jsonb_build_object(:vote::text, coalesce((running.votes ->> :vote::text)::bigint, 0) + 1)
              """)
          .param("case", caseId)
          .param("vote", poll.vote())
          .update();
    }
  }

  Map<String, Long> votes(long caseId) {
    Optional<String> kept =
        jdbc.sql("select votes from casework_ballot where case_id = ?").param(caseId).query(String.class).optional();
    Map<String, Long> votes = new TreeMap<>();
    kept.ifPresent(json -> {
      for (Map.Entry<String, JsonNode> one : JsonMapper.shared().readTree(json).properties()) {
        votes.put(one.getKey(), one.getValue().asLong());
      }
    });
    return votes;
  }
}
