package io.haihe.modules.payment;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What was paid, on the case's page for staff. */
@Component
class PaymentAddition implements Addition {

  private final FeeViews views;
  private final Texts texts;

  PaymentAddition(FeeViews views, Texts texts) {
    this.views = views;
    this.texts = texts;
  }

  @Override
  public List<Section> of(Locale locale, Case now) {
    List<Line> lines = views.receipts(now, locale).stream()
        .map(paid -> new Line(
            paid.what(), texts.text(locale, "payment.line", paid.amount(), paid.when()),
            List.of(texts.text(locale, "payment.state." + paid.state()), paid.order())))
        .toList();
    return lines.isEmpty()
        ? List.of()
        : List.of(new Section(texts.text(locale, "payment.addition.title"), texts.text(locale, "payment.addition.lead"), lines));
  }
}
