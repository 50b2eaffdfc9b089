package io.haihe.modules.resident;

import io.haihe.kernel.org.ConsentBook;
import io.haihe.kernel.org.Resident;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code resident_consent}. */
@Component
class Consents implements ConsentBook {

  private final JdbcClient jdbc;

  Consents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Given(long id, Instant at, Purpose purpose, @Nullable String number, @Nullable Instant withdrawnAt) {}

  @Override
  public long give(Resident resident, Purpose purpose, @Nullable String number, Instant at) {
    return jdbc.sql(
            """
            insert into resident_consent (account, at, purpose_zh, purpose_en, number) values (:account, :at, :zh, :en, :number) returning id
            """)
        .param("account", resident.account())
        .param("at", Timestamp.from(at))
        .param("zh", purpose.chinese())
        .param("en", purpose.english())
        .param("number", number)
        .query(Long.class)
        .single();
  }

  @Override
  public boolean stands(long consent) {
    return jdbc.sql("select exists (select from resident_consent where id = ? and withdrawn_at is null)")
        .param(consent)
        .query(Boolean.class)
        .single();
  }

  /** The newest first. */
  List<Given> list(long account) {
    return jdbc.sql("select id, at, purpose_zh, purpose_en, number, withdrawn_at from resident_consent where account = ? order by at desc, id desc")
        .param(account)
        .query((row, n) -> {
          Timestamp withdrawn = row.getTimestamp(6);
          return new Given(
              row.getLong(1), row.getTimestamp(2).toInstant(), new Purpose(row.getString(3), row.getString(4)), row.getString(5),
              withdrawn == null ? null : withdrawn.toInstant());
        })
        .list();
  }

  /** Once; what is another's stays as it is. */
  void withdraw(long account, long consent, Instant at) {
    jdbc.sql("update resident_consent set withdrawn_at = ? where id = ? and account = ? and withdrawn_at is null")
        .params(Timestamp.from(at), consent, account)
        .update();
  }
}
