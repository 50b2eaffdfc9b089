package io.haihe.modules.service;

import io.haihe.modules.service.find.Findable;
import io.haihe.modules.service.find.Found;
import io.haihe.modules.service.find.ItemIndex;
import io.haihe.modules.service.find.Query;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds items by what people say, in an index of those that are offered. After the catalogue was changed, here or on another server, the first who asks
 * makes the index anew; all others are answered from the one before until then.
 */
@Component
public class Finder implements ItemSearch {

  private final Catalogue catalogue;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable Made made;

  private record Made(String state, ItemIndex index) {}

  Finder(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<String> find(String words, String place, Locale language, int limit) {
    return words.isBlank() ? List.of() : find(words, place).codes().stream().limit(limit).toList();
  }

  /** What applies at the place, by its words; only codes, and what the words were taken for. */
  public Found find(String words, String place) {
    Found found = index().find(new Query(words, "", "", "", "", place, 0, 0));
    List<String> there = found.codes().stream().filter(code -> catalogue.card(code).filter(card -> card.appliesAt(place)).isPresent()).toList();
    return new Found(there, found.hits(), found.facets(), found.corrected());
  }

  private ItemIndex index() {
    Made known = made;
    String state = catalogue.state();
    if (known != null && (known.state().equals(state) || !making.tryLock())) {
      return known.index();
    }
    if (known == null) {
      making.lock();
    }
    try {
      return made(state);
    } finally {
      making.unlock();
    }
  }

  /** Somebody else may have made it while this one waited. */
  private ItemIndex made(String state) {
    Made known = made;
    if (known == null || !known.state().equals(state)) {
      known = new Made(state, ItemIndex.of(catalogue.cards().stream().map(Finder::findable).toList()));
      made = known;
    }
    return known.index();
  }

  private static Findable findable(Card card) {
    return new Findable(
        card.code(), card.name().zh(), card.name().en(), card.phrases(), card.department().zh(), card.department().en(), Set.copyOf(card.events()),
        Set.copyOf(card.audiences()), Set.of(card.type()), card.regions());
  }
}
