package io.haihe.modules.inspection.open;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells whoever sees an order that it rests on nothing any more, where only a person can withdraw it. */
@Component
class LapsedOrderAddition implements Addition {

  private final LapsedOrders lapsed;
  private final Texts texts;

  LapsedOrderAddition(LapsedOrders lapsed, Texts texts) {
    this.lapsed = lapsed;
    this.texts = texts;
  }

  @Override
  public List<Section> of(Locale locale, Case now) {
    boolean byHand = now.scenario().equals(VisitReading.SCENARIO) && now.type().equals(Rectification.TYPE) && lapsed.byHand(now);
    return byHand
        ? List.of(new Section(texts.text(locale, "inspection.open.lapsed"), texts.text(locale, "inspection.open.lapsed.what"), List.of()))
        : List.of();
  }
}
