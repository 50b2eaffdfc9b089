package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Authority;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An officer who must not inspect a party (回避).
 *
 * @param declaredBy the person who declared it
 * @param declaredFor who had delegated the seat by which it was declared; null for nobody
 * @param own whether that was the officer
 * @param why what somebody else said it is for; empty of an own one
 * @param centre whether that was the command centre, and neither the officer nor the head of the unit
 * @param until the last day on which it holds, or null for no end
 * @param confirmedBy of one that is not own, the second person who says the same: the officer, or one of the command centre; null for nobody yet
 */
public record Recusal(
    long id, long officer, long party, Reason reason, long declaredBy, @Nullable Long declaredFor, Instant declaredAt, @Nullable LocalDate until,
    boolean own, boolean centre, String why, @Nullable Long confirmedBy, @Nullable Instant confirmedAt) {

  public enum Reason {
    /** 利害关系 */
    INTEREST,
    /** 亲属关系 */
    RELATION,
    /** 自行申请: another reason of the officer's own. */
    DECLARED
  }

  /** Whether one person alone says so, who is not the officer: then it keeps nobody apart. */
  public boolean unconfirmed() {
    return !own && confirmedAt == null;
  }

  /** Whether it was declared by one of those by whose word somebody else would confirm it. */
  boolean declaredBy(Authority authority) {
    return authority.did(declaredBy, declaredFor);
  }

  public boolean holdsOn(LocalDate day) {
    return until == null || !until.isBefore(day);
  }
}
