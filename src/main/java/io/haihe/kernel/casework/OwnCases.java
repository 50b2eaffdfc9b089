package io.haihe.kernel.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What whoever reported a case may know of what is personal in it. That the cases are theirs, whoever asks has made sure of before. */
@Component
public class OwnCases {

  private static final long NOBODY_OF_STAFF = 0;

  private final JdbcClient jdbc;
  private final PersonalStore personal;

  OwnCases(JdbcClient jdbc, PersonalStore personal) {
    this.jdbc = jdbc;
    this.personal = personal;
  }

  /**
   * That something personal was read.
   *
   * @param person who read it; 0 for nobody of staff
   */
  public record Read(Instant at, long person, long caseId, String purpose) {}

  /**
   * When what is personal about a case goes.
   *
   * @param at null where it is not known yet, since the case still runs
   */
  public record Going(@Nullable Instant at) {}

  /** The newest first. */
  public List<Read> reads(Collection<Long> cases, int limit, long offset) {
    return jdbc.sql(
            """
            select at, person, case_id, purpose from casework_read where case_id = any(:cases)
            order by at desc, id desc limit :limit offset :offset
            """)
        .param("cases", cases.toArray(Long[]::new))
        .param("limit", limit)
        .param("offset", offset)
        .query((row, n) -> new Read(CaseStore.instant(row, "at"), row.getLong("person"), row.getLong("case_id"), row.getString("purpose")))
        .list();
  }

  public long countReads(Collection<Long> cases) {
    return jdbc.sql("select count(*) from casework_read where case_id = any(:cases)")
        .param("cases", cases.toArray(Long[]::new))
        .query(Long.class)
        .single();
  }

  /** All that is personal about a case; that it was read is kept. */
  public Optional<Personal> personal(long caseId, String purpose, Instant at) {
    return personal.read(caseId, NOBODY_OF_STAFF, purpose, at);
  }

  /** Empty where nothing personal is kept with the case. */
  public Optional<Going> going(long caseId) {
    return jdbc.sql("select remove_at from casework_personal where case_id = :id")
        .param("id", caseId)
        .query((row, n) -> new Going(row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant()))
        .optional();
  }
}
