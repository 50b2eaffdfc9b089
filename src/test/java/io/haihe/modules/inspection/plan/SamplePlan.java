package io.haihe.modules.inspection.plan;

import io.haihe.TinyCity;
import io.haihe.kernel.org.Unit;
import io.haihe.modules.inspection.draw.Announcement;
import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.Officer;
import io.haihe.modules.inspection.draw.Party;
import io.haihe.modules.inspection.draw.Pools;
import io.haihe.modules.inspection.draw.PublicValue;
import io.haihe.modules.inspection.draw.SampleSize;
import io.haihe.modules.inspection.draw.Secret;
import io.haihe.modules.inspection.draw.Terms;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A draft plan of the district's urban management with a task that waits, and one whose draw was announced and which has a visit; for tests of routes. */
public final class SamplePlan {

  private final JdbcClient jdbc;
  private final Unit unit;

  private SamplePlan(JdbcClient jdbc, Unit unit) {
    this.jdbc = jdbc;
    this.unit = unit;
  }

  /** The numbers by which routes name them. */
  public static Map<String, String> in(ApplicationContext context) {
    SamplePlan sample = new SamplePlan(context.getBean(JdbcClient.class), TinyCity.in(context).unit(TinyCity.EAST, "urban-management"));
    long plan = sample.plan();
    long waiting = sample.task(plan, "PLANNED");
    long announced = sample.task(plan, "COMMITTED");
    sample.draw(announced, context.getBean(Secrets.class));
    long drawn = sample.task(plan, "DRAWN");
    sample.record(drawn, context.getBean(Secrets.class), context.getBean(DrawStore.class));
    return Map.of(
        "drawnTask", "" + drawn, "draftPlan", "" + plan, "plannedTask", "" + waiting, "announcedTask", "" + announced, "plannedVisit", "" + sample.visit(announced),
        "calm", "" + sample.calm());
  }

  private long plan() {
    return jdbc.sql(
            """
            insert into inspection_plan (year, title, unit, place, state, made_by, made_at)
            values (2025, 'Sample plan', ?, ?, 'DRAFT', 1, now()) returning id
            """)
        .params(unit.id(), TinyCity.EAST.value())
        .query(Long.class)
        .single();
  }

  private long task(long plan, String state) {
    return jdbc.sql(
            """
            insert into inspection_task (plan, title, kind, place, items, units, ratios, most_a_year, from_day, until_day, state)
            values (?, 'Sample task', 'DRAWN', ?, '{}', array[?::bigint], '{"A":100}', '{"A":1}', '2025-07-01', '2025-07-31', ?) returning id
            """)
        .params(plan, TinyCity.EAST.value(), unit.id(), state)
        .query(Long.class)
        .single();
  }

  private void draw(long task, Secrets secrets) {
    jdbc.sql(
            """
            insert into inspection_draw (task, commitment, secret, source, public_at, pools, committed_by, committed_at, witness)
            values (?, repeat('0', 64), '', 'Sample lottery', '2030-01-01', '', 1, now(), ?)
            """)
        .params(task, secrets.seal(Revealing.WITNESS, Commitments.context(task), "Sample Witness".getBytes(StandardCharsets.UTF_8)))
        .update();
  }

  /** One that was made, of one party and two officers. */
  private void record(long task, Secrets secrets, DrawStore draws) {
    Instant at = Instant.parse("2025-06-01T00:00:00Z");
    Pools pools = Pools.freeze(
        List.of(new Party("SAMPLE", "A", "", Map.of("sample", "sample"))), List.of(new Officer("ONE", "sample"), new Officer("TWO", "sample")), List.of());
    Terms terms = new Terms(
        "Sample task", "", "" + task, "Sample lottery", at.plusSeconds(60), Map.of("A", new SampleSize.Number(1)), Map.of("sample", 2));
    Secret secret = new Secret("0".repeat(64));
    Announcement announcement = Announcement.commit(terms, pools, secret, at);
    DrawRecord record = DrawRecord.draw(announcement, secret, new PublicValue("sample"), at.plusSeconds(90));
    draws.insert(
        new DrawStore.Facts(task, announcement.commitment(), "Sample lottery", at.plusSeconds(60), 1, null, at, null, 0, null, false),
        secrets.seal(Commitments.SEALED, Commitments.context(task), secret.hex().getBytes(StandardCharsets.US_ASCII)), Revealing.bytes(record));
    draws.reveal(task, "sample", 2, at.plusSeconds(90), null);
    Revealing.publish(draws, task, record, at.plusSeconds(90));
  }

  private long visit(long task) {
    long party = jdbc.sql(
            """
            insert into inspection_party (code, name, kind, place, address, fields, state, changed_at)
            values ('SAMPLE-PLANNED', 'Sample party', 'ENTERPRISE', ?, '', '{}', 'OPEN', now()) returning id
            """)
        .param(TinyCity.NANLI.value())
        .query(Long.class)
        .single();
    long officer = jdbc.sql(
            """
            insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, changed_at)
            values ('SAMPLE-OFFICER', 'Sample officer', ?, ?, '{}', '2025-01-01', '2026-12-31', 'ACTIVE', now()) returning id
            """)
        .params(unit.id(), TinyCity.EAST.value())
        .query(Long.class)
        .single();
    long visit = jdbc.sql("insert into inspection_visit (task, party, position) values (?, ?, 1) returning id").params(task, party).query(Long.class).single();
    jdbc.sql("insert into inspection_team (visit, officer, unit, seat) values (?, ?, ?, 1)").params(visit, officer, unit.id()).update();
    jdbc.sql("insert into inspection_left_out (task, party, reason) values (?, ?, 'CALM')").params(task, party).update();
    return visit;
  }

  private long calm() {
    return jdbc.sql(
            "insert into inspection_calm (place, field, from_day, until_day, reason) values (?, '', '2025-06-01', '2025-06-30', 'Sample') returning id")
        .param(TinyCity.EAST.value())
        .query(Long.class)
        .single();
  }
}
