package io.haihe.modules.inspection.open;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells whoever sees an order that it rests on nothing any more, where it has to be moved to a newer version of the scenario to be withdrawn. */
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
    boolean stuck = now.scenario().equals(VisitReading.SCENARIO) && now.type().equals(Rectification.TYPE) && lapsed.stuck(now);
    return stuck
        ? List.of(new Section(texts.text(locale, "inspection.open.lapsed"), texts.text(locale, "inspection.open.lapsed.what"), List.of()))
        : List.of();
  }
}
