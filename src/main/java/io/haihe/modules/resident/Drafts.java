package io.haihe.modules.resident;

import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.ReporterAccounts.SavedForm;
import io.haihe.kernel.intake.form.AnswerFiles;
import io.haihe.platform.Finding;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Forms that were not sent yet: sealed, and deleted when their time is over. */
@Component
class Drafts {

  private static final String PURPOSE = "resident.draft";
  private static final int LARGEST = 500_000;

  private final JdbcClient jdbc;
  private final Secrets secrets;
  private final JsonMapper json;
  private final HeldFiles held;
  private final Messages messages;
  private final ResidentSettings settings;

  Drafts(JdbcClient jdbc, Secrets secrets, JsonMapper json, HeldFiles held, Messages messages, ResidentSettings settings) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.json = json;
    this.held = held;
    this.messages = messages;
    this.settings = settings;
  }

  record Draft(SavedForm form, Instant savedAt, Instant expiresAt) {}

  private record Due(long account, String scenario) {}

  private record Gone(UUID form) {}

  /** @return why it cannot be saved, if it cannot */
  @Transactional
  public Optional<Finding> save(long account, SavedForm form, Instant at) {
    byte[] plain = json.writeValueAsString(form.entered()).getBytes(StandardCharsets.UTF_8);
    if (plain.length > LARGEST) {
      return Optional.of(new Finding(null, 0, 0, null, "resident.draft.large", List.of()));
    }
    boolean known = list(account).stream().anyMatch(draft -> draft.form().key().equals(form.key()));
    if (!known && count(account) >= settings.drafts()) {
      return Optional.of(new Finding(null, 0, 0, null, "resident.draft.many", List.of(settings.drafts())));
    }
    jdbc.sql(
            """
            insert into resident_draft (account, form, scenario, type, sealed, saved_at, expires_at)
            values (:account, :form, :scenario, :type, :sealed, :at, :until)
            on conflict (account, form) do update
            set sealed = excluded.sealed, saved_at = excluded.saved_at, expires_at = excluded.expires_at, warned = false
            """)
        .param("account", account)
        .param("form", form.key())
        .param("scenario", form.scenario())
        .param("type", form.type())
        .param("sealed", secrets.seal(PURPOSE, form.key().toString(), plain))
        .param("at", Timestamp.from(at))
        .param("until", Timestamp.from(at.plus(settings.draftsKept())))
        .update();
    return Optional.empty();
  }

  private int count(long account) {
    return jdbc.sql("select count(*) from resident_draft where account = ?").param(account).query(Integer.class).single();
  }

  Optional<Draft> find(long account, UUID key, Instant at) {
    return list(account).stream().filter(draft -> draft.form().key().equals(key) && draft.expiresAt().isAfter(at)).findFirst();
  }

  /** The last saved first. */
  List<Draft> list(long account) {
    return jdbc.sql(
            "select form, scenario, type, sealed, saved_at, expires_at from resident_draft where account = ? order by saved_at desc, form")
        .param(account)
        .query((row, n) -> {
          UUID key = row.getObject(1, UUID.class);
          return new Draft(
              new SavedForm(key, row.getString(2), row.getString(3), entered(key, row.getBytes(4))), row.getTimestamp(5).toInstant(),
              row.getTimestamp(6).toInstant());
        })
        .list();
  }

  private Map<String, List<String>> entered(UUID key, byte[] sealed) {
    return json.readValue(secrets.open(PURPOSE, key.toString(), sealed), new TypeReference<>() {});
  }

  /** The form was sent: its files are those of the case now. */
  void sent(long account, UUID key) {
    jdbc.sql("delete from resident_draft where account = ? and form = ?").params(account, key).update();
  }

  @Transactional
  public void throwAway(long account, UUID key) {
    int deleted = jdbc.sql("delete from resident_draft where account = ? and form = ?").params(account, key).update();
    if (deleted > 0) {
      dropFiles(key);
    }
  }

  private void dropFiles(UUID form) {
    held.drop(form);
    held.drop(AnswerFiles.key("report", form.toString()));
  }

  /** Tells of those whose end is near, once each. */
  @Transactional
  public void warn(Instant now) {
    jdbc.sql("update resident_draft set warned = true where not warned and expires_at <= ? and expires_at > ? returning account, scenario")
        .params(Timestamp.from(now.plus(settings.draftsWarned())), Timestamp.from(now))
        .query(Due.class)
        .list()
        .forEach(due -> messages.tell(due.account(), Messages.Kind.DRAFT, due.scenario(), now));
  }

  @Transactional
  public void forget(Instant now) {
    jdbc.sql("delete from resident_draft where expires_at <= ? returning form")
        .param(Timestamp.from(now))
        .query(Gone.class)
        .list()
        .forEach(gone -> dropFiles(gone.form()));
  }
}
