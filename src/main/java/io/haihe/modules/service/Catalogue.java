package io.haihe.modules.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What lists show of all items that are offered, answered from memory; looks once a second, when asked, whether the catalogue was changed. */
@Component
public class Catalogue {

  private static final long CHECK_NANOS = 1_000_000_000L;

  private final ItemStore store;
  private final AtomicLong checkedAt = new AtomicLong(System.nanoTime());
  private volatile @Nullable Snapshot current;

  private record Snapshot(String state, List<Card> cards, Map<String, Card> byCode) {}

  Catalogue(ItemStore store) {
    this.store = store;
  }

  /** In the order of their codes. */
  public List<Card> cards() {
    return now().cards();
  }

  public Optional<Card> card(String code) {
    return Optional.ofNullable(now().byCode().get(code));
  }

  /** Another text after every change of any item. */
  public String state() {
    return now().state();
  }

  /** What was changed shows at once. */
  synchronized void lookAgain() {
    current = null;
  }

  private Snapshot now() {
    Snapshot known = current;
    if (known == null) {
      return first();
    }
    long checked = checkedAt.get();
    long now = System.nanoTime();
    boolean mine = now - checked > CHECK_NANOS && checkedAt.compareAndSet(checked, now);
    return mine && changed(known) ? reload() : known;
  }

  /** While the database is away what was known last still holds. */
  private boolean changed(Snapshot known) {
    try {
      return !store.state().equals(known.state());
    } catch (DataAccessException away) {
      return false;
    }
  }

  private synchronized Snapshot first() {
    Snapshot known = current;
    return known == null ? reload() : known;
  }

  private synchronized Snapshot reload() {
    String state = store.state();
    List<Card> cards = store.cards();
    Snapshot read = new Snapshot(state, cards, cards.stream().collect(Collectors.toMap(Card::code, Function.identity())));
    current = read;
    checkedAt.set(System.nanoTime());
    return read;
  }
}
