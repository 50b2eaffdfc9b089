package io.haihe.modules.inspection.open;

import io.haihe.modules.inspection.register.CreditExplanation;
import io.haihe.modules.inspection.register.MarkKind;
import java.util.List;

/**
 * @param fields names of what is supervised of it
 * @param credit why it is of its class
 * @param first back to the beginning, or empty
 * @param next the next page, or empty
 */
public record PartyView(
    String code, String name, String where, String state, List<String> fields, CreditExplanation credit, List<ResultLine> lines, String first, String next) {

  /** Key of the text that says what happened. */
  public String text(CreditExplanation.Line mark) {
    return "inspection.open.mark." + MarkKind.ofKey(mark.kind()).map(MarkKind::key).orElse("other");
  }
}
