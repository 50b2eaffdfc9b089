package io.haihe.modules.inspection.register;

/** What was entered. */
public record RecusalEntered(String party, String reason, String until) {

  static RecusalEntered nothing() {
    return new RecusalEntered("", "", "");
  }
}
