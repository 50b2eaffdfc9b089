package io.haihe.modules.service;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.modules.service.find.Findable;
import io.haihe.modules.service.find.Found;
import io.haihe.modules.service.find.ItemIndex;
import io.haihe.modules.service.find.Query;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds items that are offered by somebody's words, in an index that is made anew when the catalogue was changed. */
@Component
public class ItemFinder {

  private final Catalogue catalogue;
  private final Units units;
  private volatile @Nullable Made made;

  private record Made(String state, ItemIndex index) {}

  ItemFinder(Catalogue catalogue, Units units) {
    this.catalogue = catalogue;
    this.units = units;
  }

  /**
   * The best first, all there are.
   *
   * @param place code of the place whose items come first; empty for none
   */
  public Found find(String words, String place) {
    return index().find(new Query(words, "", "", "", "", place, 0, 0));
  }

  private ItemIndex index() {
    Made known = made;
    return known != null && known.state().equals(catalogue.state()) ? known.index() : makeAnew();
  }

  /** Whoever comes meanwhile waits for it: what was just published is found. */
  private synchronized ItemIndex makeAnew() {
    String state = catalogue.state();
    Made known = made;
    if (known != null && known.state().equals(state)) {
      return known.index();
    }
    ItemIndex index = ItemIndex.of(catalogue.cards().stream().map(this::findable).toList());
    made = new Made(state, index);
    return index;
  }

  private Findable findable(Card card) {
    return new Findable(
        card.code(), card.name().zh(), card.name().en(), card.phrases(), department(card, Locale.CHINESE), department(card, Locale.ENGLISH),
        Set.copyOf(card.events()), Set.copyOf(card.audiences()), Set.of(card.type()), card.regions());
  }

  private String department(Card card, Locale locale) {
    Optional<Unit> unit = card.unit().isEmpty() ? Optional.empty() : units.byKey(card.unit());
    return unit.map(found -> found.nameIn(locale)).orElseGet(() -> card.department().in(locale));
  }
}
