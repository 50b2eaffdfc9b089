package io.haihe.kernel.casework;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is personal apart from the timeline: sealed, read-logged, and removed on time. */
@Component
class PersonalStore {

  private static final String PURPOSE = "casework.personal";

  private final JdbcClient jdbc;
  private final Secrets secrets;

  PersonalStore(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  /** @param entry number of the timeline entry the fields were entered with */
  void add(long caseId, Contact contact, int entry, Map<String, Object> fields) {
    keep(caseId, find(caseId).orElse(Personal.NONE).with(contact, entry, fields));
  }

  /** In the place of what was there. */
  void keep(long caseId, Personal all) {
    byte[] plain = EntryCodec.JSON.writeValueAsString(all).getBytes(StandardCharsets.UTF_8);
    jdbc.sql(
            """
            insert into casework_personal (case_id, sealed) values (:id, :sealed)
            on conflict (case_id) do update set sealed = excluded.sealed
            """)
        .param("id", caseId)
        .param("sealed", secrets.seal(PURPOSE, Long.toString(caseId), plain))
        .update();
  }

  /** Reads for a named purpose and keeps that it was read. */
  Optional<Personal> read(long caseId, long person, String purpose, Instant at) {
    Optional<Personal> found = find(caseId);
    if (found.isPresent()) {
      log(caseId, person, purpose, at);
    }
    return found;
  }

  /** Keeps that somebody read what is personal about a case. */
  void log(long caseId, long person, String purpose, Instant at) {
    jdbc.sql(
            """
            insert into casework_read (at, person, case_id, purpose, place)
            select :at::timestamptz, :person::bigint, :id::bigint, :purpose,
              coalesce((select place from casework_case where id = :id), (select place from casework_sealed where id = :id))
            """)
        .param("at", CaseStore.time(at))
        .param("person", person)
        .param("id", caseId)
        .param("purpose", purpose)
        .update();
  }

  /** For what nobody gets to read. */
  Optional<Personal> find(long caseId) {
    return jdbc.sql("select sealed from casework_personal where case_id = :id")
        .param("id", caseId)
        .query(byte[].class)
        .optional()
        .map(sealed -> secrets.open(PURPOSE, Long.toString(caseId), sealed))
        .map(plain -> EntryCodec.JSON.readValue(plain, Personal.class));
  }

  /** Says when the personal fields of a case go: so long after it ended, and not at all while it runs. */
  void schedule(Case now, Scenario scenario, Directory directory) {
    Limit retention = scenario.type(now.type()).retention(now.state());
    if (retention == null) {
      return;
    }
    Instant closed = now.closedAt();
    Instant removeAt = closed == null ? null : directory.calendar(now.place()).due(closed, retention).at();
    jdbc.sql("update casework_personal set remove_at = :at where case_id = :id")
        .param("at", removeAt == null ? null : CaseStore.time(removeAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", now.id())
        .update();
  }

  /** @return how many cases' personal fields were removed */
  int removeDue(Instant now) {
    return jdbc.sql(
            """
            with gone as (delete from casework_personal where remove_at <= :now returning case_id),
              unmarked as (delete from casework_same where case_id in (select case_id from gone))
            select count(*) from gone
            """)
        .param("now", CaseStore.time(now))
        .query(Integer.class)
        .single();
  }
}
