package io.haihe.modules.inspection.register;

/**
 * What was entered.
 *
 * @param why what somebody else than the officer enters it for
 */
public record RecusalEntered(String party, String reason, String until, String why) {

  static RecusalEntered nothing() {
    return new RecusalEntered("", "", "", "");
  }
}
