package io.haihe.modules.notice;

/** A delivery as a page shows it. */
public record DeliveryRow(String number, String kind, String status, int attempts, String answer) {

  static DeliveryRow of(Delivery one) {
    String error = one.error();
    Integer http = one.httpStatus();
    String answer = error != null ? error : http != null ? String.valueOf(http) : "";
    return new DeliveryRow(one.number(), one.kind(), one.status().name(), one.attempts(), answer);
  }

  /** The class of its badge. */
  public String look() {
    return switch (status) {
      case "DELIVERED" -> "ok";
      case "FAILED" -> "danger";
      default -> attempts > 0 ? "warn" : "info";
    };
  }
}
