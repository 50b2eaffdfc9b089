package io.haihe.modules.inspection.register;

import io.haihe.modules.inspection.register.ItemChange.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes supervision items from a file: whatever is different becomes a version of its own, and no version is ever changed. */
@Component
public class ItemPublishing {

  private final SupervisionItems items;
  private final RegisterLog log;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ItemPublishing(SupervisionItems items, RegisterLog log, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    this.items = items;
    this.log = log;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What publishing the file would do; nothing is kept.
   *
   * @throws io.haihe.platform.BadInput with everything wrong in it
   */
  public List<ItemChange> look(String file, byte[] bytes) {
    return ItemFile.read(file, bytes).stream().map(this::change).toList();
  }

  /**
   * Publishes it, all or nothing; the same again changes nothing.
   *
   * @param person null for an operator
   */
  public List<ItemChange> publish(String file, byte[] bytes, @Nullable Long person) {
    List<ItemFile.Read> read = ItemFile.read(file, bytes);
    return Objects.requireNonNull(transactions.execute(status -> {
      jdbc.sql("select pg_advisory_xact_lock(hashtext('inspection.items'))").query().singleRow();
      List<ItemChange> changes = read.stream().map(this::change).toList();
      changes.forEach(change -> publish(change, person));
      return changes;
    }));
  }

  private ItemChange change(ItemFile.Read read) {
    SupervisionItem item = read.item();
    SupervisionItem newest = items.versions(item.code()).stream().findFirst().orElse(null);
    int version = newest == null ? 1 : newest.version() + 1;
    SupervisionItem next =
        new SupervisionItem(
            item.code(), version, item.nameZh(), item.nameEn(), item.field(), item.department(), item.basis(), item.checklist());
    return ItemChange.of(newest, next, read.retired(), items.retired(item.code()));
  }

  private void publish(ItemChange change, @Nullable Long person) {
    Instant now = clock.instant();
    SupervisionItem item = change.item();
    if (change.verdict() == Verdict.NEW || change.verdict() == Verdict.CHANGED) {
      items.publish(item, now);
      log.add(now, person, RegisterLog.Kind.ITEM_PUBLISHED, item.code() + "/" + item.version(), null, item.nameZh());
    } else if (change.verdict() == Verdict.RETIRED) {
      items.retire(item.code(), now);
      log.add(now, person, RegisterLog.Kind.ITEM_RETIRED, item.code(), null, item.nameZh());
    }
  }
}
