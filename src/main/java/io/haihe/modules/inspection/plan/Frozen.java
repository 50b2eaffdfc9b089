package io.haihe.modules.inspection.plan;

import io.haihe.modules.inspection.draw.Pools;
import java.util.List;
import java.util.Map;

/**
 * Who may be drawn for a task, and who is not and why.
 *
 * @param leftOut ids of parties that are in the register and not in the pool, by reason
 * @param barred certificates of officers who are in no deck, by reason
 */
record Frozen(Pools pools, Map<Reason, List<Long>> leftOut, Map<Barred, List<String>> barred) {

  /** Why a party is left out. */
  enum Reason {
    /** Was drawn in this year as often as its class allows. */
    OFTEN,
    /** Is to be visited by another task in a window that overlaps. */
    OVERLAP,
    /** All working days of the window are calm for it. */
    CALM,
    /** A file took it out of the register's businesses, or out of the place or the fields, in the year before. */
    TAKEN_OUT
  }

  /** Why an officer is in no deck. */
  enum Barred {
    /** The certificate is suspended or withdrawn. */
    STATUS,
    /** The account is closed, or has no seat as a handler any more. */
    LEFT,
    /** The certificate does not hold on all days of the window. */
    EXPIRED,
    /** The certificate is for other fields. */
    FIELD,
    /** The certificate is for another region. */
    REGION
  }
}
