package io.haihe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords with the least work there is, since tests make and check thousands of them; how much the product does is
 * held by {@code PasswordSettingsTest}. It notes which work was done, so that a test can tell without a watch.
 */
public class PasswordsForTests implements PasswordEncoder {

  private static final int ALGORITHM_AND_ROUNDS = "$2a$04$".length();

  private final PasswordEncoder encoder = new BCryptPasswordEncoder(4);
  private final List<String> tries = new CopyOnWriteArrayList<>();

  @Override
  public String encode(CharSequence password) {
    return encoder.encode(password);
  }

  @Override
  public boolean matches(CharSequence password, String hash) {
    tries.add(hash.substring(0, ALGORITHM_AND_ROUNDS));
    return encoder.matches(password, hash);
  }

  /** Algorithm and rounds of each hash that a password was held against, since the start. */
  public List<String> tries() {
    return List.copyOf(tries);
  }
}
