package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.PlaceCode;
import java.util.List;

/**
 * A regulated party (检查对象, 行政相对人).
 *
 * @param code unified social credit code (统一社会信用代码, GB 32100), or the number under which another register knows it; unique
 * @param place where it does business: a community, or a place above where no more is known
 * @param fields what is supervised of it: keys of fields such as {@code food}, those of {@link SupervisionItem#field}
 */
public record Party(
    long id, String code, String name, Kind kind, PlaceCode place, String address, List<String> fields, State state, RiskClass risk) {

  public enum Kind {
    ENTERPRISE,
    SOLE_TRADER,
    INSTITUTION,
    ASSOCIATION
  }

  /** What the codes of invented parties begin with; nobody's real code does. */
  private static final String SAMPLE = "SAMPLE-";

  /** Whether it is one of the platform's own samples: what comes of it is marked so wherever it is shown. */
  public boolean sample() {
    return code.startsWith(SAMPLE);
  }

  public enum State {
    /** In business (存续). */
    OPEN,
    /** Closed down (注销). */
    CLOSED,
    /** Licence withdrawn (吊销). */
    REVOKED
  }

  /**
   * Which of the items of a department that goes there are looked at: those of its fields. A department that was drawn for a visit looks at something:
   * where the register knows of none of its fields any more, all are.
   */
  public List<SupervisionItem> supervised(List<SupervisionItem> items) {
    List<SupervisionItem> own = items.stream().filter(item -> fields.contains(item.field())).toList();
    return own.isEmpty() ? items : own;
  }
}
