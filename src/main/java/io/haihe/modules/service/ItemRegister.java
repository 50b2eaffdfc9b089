package io.haihe.modules.service;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.service.ServiceLog.Kind;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What editors do with items that are published: look at their history, offer those again that were retired. */
@Component
public class ItemRegister {

  private static final int LINES = 50;

  private final ItemStore items;
  private final Catalogue catalogue;
  private final Editors editors;
  private final ServiceLog log;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ItemRegister(ItemStore items, Catalogue catalogue, Editors editors, ServiceLog log, TransactionTemplate transactions, Clock clock) {
    this.items = items;
    this.catalogue = catalogue;
    this.editors = editors;
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A version, with who wrote and published it; null for operators at the command line. */
  public record Version(int version, Instant at, @Nullable Long author, @Nullable Long publisher, String way) {}

  /** Something that was done. */
  public record Deed(Instant at, @Nullable Long person, String kind, String detail) {}

  public List<Version> versions(Viewer viewer, String code) {
    editors.require(viewer);
    return items.history(code).stream().map(one -> new Version(one.version(), one.at(), one.author(), one.publisher(), one.way())).toList();
  }

  public List<Deed> deeds(Viewer viewer, String code) {
    editors.require(viewer);
    return log.of(code, LINES).stream().map(one -> new Deed(one.at(), one.person(), one.kind().name(), one.detail())).toList();
  }

  /** Offers an item again that was retired. */
  public void takeBack(Viewer viewer, String code) {
    editors.require(viewer);
    transactions.executeWithoutResult(status -> {
      items.change();
      Published last = items.last(code).orElseThrow(() -> new NotFound(Finding.ofField("code", "service.unknown")));
      if (last.current()) {
        throw new Conflict(Finding.ofField("state", "service.draft.overtaken"));
      }
      items.takeBack(code);
      log.add(clock.instant(), viewer.person(), Kind.TAKEN_BACK, code, "");
    });
    catalogue.lookAgain();
  }
}
