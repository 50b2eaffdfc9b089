package io.haihe.modules.certificate;

/**
 * What anybody may read about a certificate.
 *
 * @param standing valid, expired or revoked
 * @param said the same in words, with dates and the reason
 * @param until empty where it does not run out
 * @param holder only hinted at; empty once it was removed
 * @param sample whether it was issued in a demonstration
 */
public record CheckView(
    String standing, String said, String title, String number, String issuer, String issued, String until, String holder,
    boolean sample) {

  /** How it looks. */
  public String tone() {
    return standing.equals("valid") ? "ok" : "danger";
  }
}
