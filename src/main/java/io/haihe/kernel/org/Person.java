package io.haihe.kernel.org;

import java.util.Optional;

/**
 * A member of staff's account.
 *
 * @param language of the pages, {@code zh} or {@code en}
 * @param homeUnit the unit whose administrators look after the account
 * @param disabled may not sign in; seats and delegations do not count
 */
public record Person(long id, String login, String name, String language, long homeUnit, boolean disabled) {

  /** The login, where it is an e-mail address; {@link MailAddresses} knows where letters go. */
  public Optional<String> address() {
    return login.matches("[^@]+@[^@]+\\.[a-z]{2,}") ? Optional.of(login) : Optional.empty();
  }
}
