package io.haihe.modules.service;

import io.haihe.modules.service.ItemDraft.State;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes a draft as it was seen, or not at all. */
@Component
class DraftMoves {

  private final DraftStore drafts;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DraftMoves(DraftStore drafts, TransactionTemplate transactions, Clock clock) {
    this.drafts = drafts;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * In one transaction.
   *
   * @param seen the revision somebody looked at
   * @throws Conflict if somebody else has changed it since, or it is in another state
   */
  void change(long id, int seen, State from, BiFunction<ItemDraft, Instant, ItemDraft> change) {
    transactions.executeWithoutResult(status -> {
      ItemDraft draft = drafts.lock(id).orElseThrow();
      if (draft.state() != from || draft.revision() != seen) {
        throw new Conflict(Finding.ofField("state", "service.draft.overtaken"));
      }
      drafts.update(change.apply(draft, clock.instant()));
    });
  }
}
