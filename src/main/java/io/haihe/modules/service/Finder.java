package io.haihe.modules.service;

import io.haihe.modules.service.find.Findable;
import io.haihe.modules.service.find.Found;
import io.haihe.modules.service.find.Highlight;
import io.haihe.modules.service.find.ItemIndex;
import io.haihe.modules.service.find.Query;
import io.haihe.modules.service.find.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds items by what people say, in an index of those that are offered. After the catalogue was changed, here or on another server, the index is made
 * anew beside; whoever asks meanwhile is answered from the one before. Only where there is none yet does one wait for it.
 */
@Component
public class Finder {

  private static final Logger LOG = LoggerFactory.getLogger(Finder.class);

  private final Catalogue catalogue;
  private final Departments departments;
  private final Function<Collection<Findable>, ItemIndex> maker;
  private final AtomicReference<@Nullable CompletableFuture<Made>> making = new AtomicReference<>();
  private volatile @Nullable Made made;

  private record Made(String state, ItemIndex index) {}

  @Autowired
  Finder(Catalogue catalogue, Departments departments) {
    this(catalogue, departments, ItemIndex::of);
  }

  Finder(Catalogue catalogue, Departments departments, Function<Collection<Findable>, ItemIndex> maker) {
    this.catalogue = catalogue;
    this.departments = departments;
    this.maker = maker;
  }

  /** What applies at the place, by its words; only codes, and what the words were taken for. */
  public Found find(String words, String place) {
    Found found = index().find(new Query(words, "", "", "", "", place, 0, 0));
    List<String> there = found.codes().stream().filter(code -> catalogue.card(code).filter(card -> card.appliesAt(place)).isPresent()).toList();
    return new Found(there, found.hits(), found.facets(), found.corrected());
  }

  /** Where the words stand in what items are called, by their codes; of one that is not in the index yet nothing is told. */
  public Map<String, Highlight> highlights(String words, List<Card> found, Locale locale) {
    return index().highlights(words, found.stream().collect(Collectors.toMap(Card::code, card -> card.name().in(locale))));
  }

  /** What may be meant by what was typed so far. */
  public List<Suggestion> suggest(String beginning, int most) {
    return index().suggest(beginning, most);
  }

  /** Makes the index beside if there is none yet, or the catalogue was changed since. */
  public void prepare() {
    Made known = made;
    if (known == null || !known.state().equals(catalogue.state())) {
      make();
    }
  }

  boolean prepared() {
    return made != null;
  }

  private ItemIndex index() {
    Made known = made;
    if (known == null) {
      return first();
    }
    prepare();
    return known.index();
  }

  private ItemIndex first() {
    try {
      return make().get().index();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the index of items was made", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the index of items could not be made", e.getCause());
    }
  }

  /** By a thread of its own, one at a time: it takes a processor for a while, and threads that answer requests share few. */
  private CompletableFuture<Made> make() {
    CompletableFuture<Made> mine = new CompletableFuture<>();
    CompletableFuture<Made> running = making.compareAndExchange(null, mine);
    if (running != null) {
      return running;
    }
    Thread.ofPlatform().name("items-index").daemon().start(() -> make(mine));
    return mine;
  }

  private void make(CompletableFuture<Made> promise) {
    try {
      Made fresh = fresh();
      made = fresh;
      making.set(null);
      promise.complete(fresh);
    } catch (RuntimeException | Error e) {
      LOG.warn("The index of items could not be made; it is tried again when somebody asks", e);
      making.set(null);
      promise.completeExceptionally(e);
    }
  }

  private Made fresh() {
    Made known = made;
    String state = catalogue.state();
    return known != null && known.state().equals(state)
        ? known
        : new Made(state, maker.apply(catalogue.cards().stream().map(this::findable).toList()));
  }

  private Findable findable(Card card) {
    return new Findable(
        card.code(), card.name().zh(), card.name().en(), card.phrases(), departments.name(card.unit(), card.department(), Locale.CHINESE),
        departments.name(card.unit(), card.department(), Locale.ENGLISH),
        Set.copyOf(card.events()), Set.copyOf(card.audiences()), Set.of(card.type()), card.regions());
  }
}
