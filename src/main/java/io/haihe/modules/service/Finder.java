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
public class Finder {

  private final Catalogue catalogue;
  private final Departments departments;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable Made made;

  private record Made(String state, ItemIndex index) {}

  Finder(Catalogue catalogue, Departments departments) {
    this.catalogue = catalogue;
    this.departments = departments;
  }

  /** What applies at the place, by its words; only codes, and what the words were taken for. */
  public Found find(String words, String place) {
    Found found = index().find(new Query(words, "", "", "", "", place, 0, 0));
    List<String> there = found.codes().stream().filter(code -> catalogue.card(code).filter(card -> card.appliesAt(place)).isPresent()).toList();
    return new Found(there, found.hits(), found.facets(), found.corrected());
  }

  /** Makes the index, if there is none yet, while somebody is still typing. */
  public void prepare() {
    if (!prepared()) {
      Thread.ofVirtual().name("items-index").start(this::index);
    }
  }

  boolean prepared() {
    return made != null;
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
      known = new Made(state, ItemIndex.of(catalogue.cards().stream().map(this::findable).toList()));
      made = known;
    }
    return known.index();
  }

  private Findable findable(Card card) {
    return new Findable(
        card.code(), card.name().zh(), card.name().en(), card.phrases(), departments.name(card.unit(), card.department(), Locale.CHINESE),
        departments.name(card.unit(), card.department(), Locale.ENGLISH),
        Set.copyOf(card.events()), Set.copyOf(card.audiences()), Set.of(card.type()), card.regions());
  }
}
