package io.haihe.modules.inspection.register;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An officer who must not inspect a party (回避).
 *
 * @param declaredBy the person who declared it
 * @param own whether that was the officer
 * @param why what somebody else said it is for; empty of an own one
 * @param until the last day on which it holds, or null for no end
 */
public record Recusal(
    long id, long officer, long party, Reason reason, long declaredBy, Instant declaredAt, @Nullable LocalDate until, boolean own, String why) {

  public enum Reason {
    /** 利害关系 */
    INTEREST,
    /** 亲属关系 */
    RELATION,
    /** 自行申请: another reason of the officer's own. */
    DECLARED
  }

  public boolean holdsOn(LocalDate day) {
    return until == null || !until.isBefore(day);
  }
}
