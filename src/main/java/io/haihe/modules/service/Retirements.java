package io.haihe.modules.service;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.service.ServiceLog.Kind;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes items out of the catalogue, by two people: one asks for it, another confirms it. Until then residents notice nothing. */
@Component
public class Retirements {

  private static final String ASKED = "select code, asked_at, asked_by, why, successor from service_retirement ";

  private final JdbcClient jdbc;
  private final ItemStore items;
  private final Catalogue catalogue;
  private final Editors editors;
  private final ServiceLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Retirements(
      JdbcClient jdbc, ItemStore items, Catalogue catalogue, Editors editors, ServiceLog log, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.items = items;
    this.catalogue = catalogue;
    this.editors = editors;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** @param successor code of the item that takes its place, or empty */
  public record Asked(String code, Instant at, long by, String why, String successor) {}

  /** Those that wait, in the order of their codes. */
  public List<Asked> waiting(Viewer viewer) {
    editors.require(viewer);
    return jdbc.sql(ASKED + "order by code").query(Retirements::asked).list();
  }

  public Optional<Asked> find(Viewer viewer, String code) {
    editors.require(viewer);
    return find(code);
  }

  public boolean mayConfirm(Viewer viewer, Asked asked) {
    return editors.mayJudge(viewer, Set.of(asked.by()));
  }

  /**
   * @param again the code once more: no single press asks for it
   * @throws BadInput without a reason, if it is not its code, or if there is no such successor
   * @throws Conflict if somebody has asked for it already, or it is retired
   */
  public void ask(Viewer viewer, String code, String reason, String successor, String again) {
    editors.require(viewer);
    String why = ItemReviews.reason(reason);
    if (!again.strip().equals(code)) {
      throw new BadInput(Finding.ofField("again", "service.retire.again", code));
    }
    requireSuccessor(code, successor.strip());
    change(code, now -> {
      if (find(code).isPresent()) {
        throw overtaken();
      }
      jdbc.sql("insert into service_retirement (code, asked_at, asked_by, why, successor) values (?, ?, ?, ?, ?)")
          .params(code, Timestamp.from(now), viewer.person(), why, successor.strip())
          .update();
      log.add(now, viewer.person(), Kind.RETIREMENT_ASKED, code, why);
    });
  }

  /**
   * Its guide says why and what takes its place from now on.
   *
   * @param seen when what somebody looked at was asked for
   * @throws AccessDeniedException for whoever has asked for it
   * @throws Conflict if it was taken back meanwhile, or the successor is no longer offered
   */
  public void confirm(Viewer viewer, String code, Instant seen) {
    editors.require(viewer);
    change(code, now -> {
      Asked asked = take(code, seen);
      editors.requireJudge(viewer, Set.of(asked.by()));
      if (!fits(code, asked.successor())) {
        throw new Conflict(Finding.ofField("successor", "service.retire.successor", asked.successor()));
      }
      items.retire(code, now, viewer.person(), asked.why(), asked.successor());
      log.add(now, viewer.person(), Kind.RETIRED, code, asked.why());
    });
    catalogue.lookAgain();
  }

  /** By whoever has asked for it, or by somebody else who does not agree. */
  public void withdraw(Viewer viewer, String code, Instant seen) {
    editors.require(viewer);
    change(code, now -> {
      take(code, seen);
      log.add(now, viewer.person(), Kind.RETIREMENT_WITHDRAWN, code, "");
    });
  }

  /** What waited, which waits no longer. */
  private Asked take(String code, Instant seen) {
    Asked asked = find(code).filter(one -> one.at().equals(seen)).orElseThrow(Retirements::overtaken);
    jdbc.sql("delete from service_retirement where code = ?").param(code).update();
    return asked;
  }

  /** One after the other, of an item that is in force. */
  private void change(String code, Consumer<Instant> doing) {
    transactions.executeWithoutResult(status -> {
      items.change();
      Published last = items.last(code).orElseThrow(() -> new NotFound(Finding.ofField("code", "service.unknown")));
      if (!last.current()) {
        throw overtaken();
      }
      doing.accept(clock.instant());
    });
  }

  private void requireSuccessor(String code, String successor) {
    if (!fits(code, successor)) {
      throw new BadInput(Finding.ofField("successor", "service.retire.successor", successor));
    }
  }

  private boolean fits(String code, String successor) {
    return successor.isEmpty() || !successor.equals(code) && items.last(successor).filter(Published::current).isPresent();
  }

  private Optional<Asked> find(String code) {
    return jdbc.sql(ASKED + "where code = ?").param(code).query(Retirements::asked).optional();
  }

  private static Asked asked(ResultSet row, int n) throws SQLException {
    return new Asked(row.getString("code"), row.getTimestamp("asked_at").toInstant(), row.getLong("asked_by"), row.getString("why"), row.getString("successor"));
  }

  private static Conflict overtaken() {
    return new Conflict(Finding.ofField("state", "service.draft.overtaken"));
  }
}
