package io.haihe.modules.inspection.open;

import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what a published result ordered to be put right: until when, whether that was changed, and whether the order was withdrawn and why. */
@Component
class OrderViews {

  private static final String PREFIX = "inspection.open.order.";

  private final ResultStore store;
  private final ResultWords words;
  private final Texts texts;

  OrderViews(ResultStore store, ResultWords words, Texts texts) {
    this.store = store;
    this.words = words;
    this.texts = texts;
  }

  /** Sentences, and the words of whoever withdrew it; none where nothing that is published says that something was ordered. */
  List<String> of(Result one, Locale locale) {
    String ordered = Outcome.ORDERED_TO_CORRECT.key();
    return one.result().equals(ordered) || one.decision().resultBefore().equals(ordered)
        ? store.after(List.of(one.caseId())).values().stream()
            .sorted(Comparator.comparingLong(Rectification::caseId))
            .flatMap(order -> of(order, locale).stream())
            .toList()
        : List.of();
  }

  private List<String> of(Rectification order, Locale locale) {
    List<String> said = new ArrayList<>();
    said.add(texts.text(locale, PREFIX + "until", words.date(locale, order.dueAt())));
    if (order.againFrom() != null) {
      said.add(texts.text(locale, PREFIX + "again", words.date(locale, order.againFrom())));
    }
    if (order.prolongedFrom() != null) {
      said.add(texts.text(locale, PREFIX + "prolonged", words.date(locale, order.prolongedFrom())));
    }
    if (order.withdrawn()) {
      said.add(texts.text(locale, PREFIX + withdrawn(order), words.date(locale, order.endedAt())));
      said.add(order.withdrawnFor());
    }
    said.removeIf(String::isEmpty);
    return said;
  }

  private static String withdrawn(Rectification order) {
    if (order.lapsed()) {
      return "lapsed";
    }
    return order.withdrawnFor().isEmpty() ? "withdrawnUnsaid" : "withdrawn";
  }
}
