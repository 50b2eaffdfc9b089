package io.haihe.kernel.org;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** {@code intakeClerk} for {@link #INTAKE_CLERK}: the word used in scenario packages and texts. */
  public String key() {
    StringBuilder key = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
      key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return key.toString();
  }

  /** The role with that key, or empty. */
  public static Optional<Role> ofKey(String key) {
    return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
  }
}
