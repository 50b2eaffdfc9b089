package io.haihe.modules.appointment;

/** Who comes. */
record Visitor(String name, String phone) {

  /** Digits only, so that one number written in two ways is one. */
  String digits() {
    return phone.replaceAll("\\D", "");
  }

  /** As lists show it. */
  String masked() {
    String digits = digits();
    String end = digits.length() > 4 ? digits.substring(digits.length() - 4) : "";
    return name.isEmpty() ? "…" + end : name.substring(0, name.offsetByCodePoints(0, 1)) + "** …" + end;
  }
}
