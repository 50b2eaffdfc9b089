package io.haihe.kernel.org;

import java.util.Locale;

/** What a seat lets its holder do; the reach says how far the holder sees. */
public enum Role {
  /** 信息采集员 / 网格员: reports on the ground and verifies. */
  COLLECTOR(Reach.PLACE),
  /** 受理员. */
  INTAKE_CLERK(Reach.PLACE),
  /** 值班长: files and closes. */
  DUTY_CHIEF(Reach.PLACE),
  /** 派遣员. */
  DISPATCHER(Reach.PLACE),
  /** 专业部门经办人: sees the cases of the unit. */
  HANDLER(Reach.UNIT),
  /** 核查员: checks the result on site. */
  CHECKER(Reach.PLACE),
  /** 单位负责人: sees the cases of the unit, approves for it, blows the whistle for a street. */
  UNIT_HEAD(Reach.UNIT),
  /** 指挥中心. */
  COMMAND_CENTRE(Reach.PLACE),
  /** 审计员: reads everything in the place, moves nothing. */
  AUDITOR(Reach.PLACE),
  /** 系统管理员: people, units and settings; no cases. */
  ADMINISTRATOR(Reach.NONE);

  /** How far a role sees: all cases of the unit's place subtree, the cases the unit takes part in, or none. */
  public enum Reach {
    PLACE,
    UNIT,
    NONE
  }

  private final Reach reach;

  Role(Reach reach) {
    this.reach = reach;
  }

  public Reach reach() {
    return reach;
  }

  /** {@code intake-clerk} for {@link #INTAKE_CLERK}: the word used in scenario packages. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** @throws IllegalArgumentException if no role has that key */
  public static Role ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
