package io.haihe.kernel.scenario;

import io.haihe.kernel.place.PlaceCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a module has for whoever reads the guide of an item. A bean of this type contributes it. */
public interface ItemOffer {

  /** @param place where they live, or null where it is not known */
  List<Offer> of(Locale locale, String item, @Nullable PlaceCode place);

  /** @param text on the button, in the reader's language */
  record Offer(String path, String text) {}
}
