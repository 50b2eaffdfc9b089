package io.haihe.kernel.org;

import java.util.Locale;

/**
 * An account to open.
 *
 * @param login what the person signs in with; case does not count
 * @param name display name
 * @param language of the pages, {@code zh} or {@code en}
 * @param homeUnit the unit whose administrators look after the account
 * @param password in clear; only its hash is kept
 * @param mustChange whether it has to be changed at the first sign-in
 */
public record NewPerson(
    String login, String name, String language, long homeUnit, String password, boolean mustChange) {

  public NewPerson {
    login = login.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "NewPerson[" + login + "]";
  }
}
