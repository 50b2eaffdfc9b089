package io.haihe.kernel.org;

import io.haihe.kernel.org.ChangeLog.Change;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes passwords. Each change ends the sessions that began before it. */
@Component
public class Passwords {

  private static final int SHORTEST = 10;
  private static final int MOST_BYTES = 72;
  private static final int FEWEST_DIFFERENT = 5;
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GENERATED_LENGTH = 14;

  private final PersonStore people;
  private final PasswordEncoder encoder;
  private final ChangeLog log;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> common = common();

  Passwords(PersonStore people, PasswordEncoder encoder, ChangeLog log) {
    this.people = people;
    this.encoder = encoder;
    this.log = log;
  }

  /** @throws BadInput if the old one is wrong or the new one too weak */
  @Transactional
  public void change(Person person, String old, String wanted, Act act) {
    if (!encoder.matches(old, people.passwordHash(person.id()).orElse(""))) {
      throw new BadInput(Finding.ofField("old", "org.password.wrong"));
    }
    Finding weak = weakness(wanted, List.of(person.login(), person.name()));
    if (weak == null && wanted.equals(old)) {
      weak = Finding.ofField("wanted", "org.password.same");
    }
    if (weak != null) {
      throw new BadInput(weak);
    }
    people.setPassword(person.id(), hash(wanted), false);
    log.add(act, new Change(person.id(), "password-changed", Map.of()));
  }

  /** Gives the person a new password that has to be changed at the next sign-in, and returns it. */
  @Transactional
  public String reset(long person, Act act) {
    String password = generate();
    people.setPassword(person, hash(password), true);
    log.add(act, new Change(person, "password-reset", Map.of()));
    return password;
  }

  /** A password nobody can guess, of letters and digits that are not mistaken for one another. */
  public String generate() {
    return random
        .ints(GENERATED_LENGTH, 0, LETTERS.length())
        .mapToObj(at -> String.valueOf(LETTERS.charAt(at)))
        .collect(Collectors.joining());
  }

  /**
   * Why a password will not do, or null. Length counts, not the kinds of characters.
   *
   * @param own words that others know of the person, such as the name
   */
  public @Nullable Finding weakness(String wanted, List<String> own) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    if (wanted.codePointCount(0, wanted.length()) < SHORTEST) {
      return Finding.ofField("wanted", "org.password.short", SHORTEST);
    }
    if (wanted.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Finding.ofField("wanted", "org.password.long", MOST_BYTES);
    }
    if (own.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)))) {
      return Finding.ofField("wanted", "org.password.contains-name");
    }
    if (lower.chars().distinct().count() < FEWEST_DIFFERENT || common.stream().anyMatch(word -> mostly(lower, word))) {
      return Finding.ofField("wanted", "org.password.common");
    }
    return null;
  }

  private static boolean mostly(String password, String word) {
    return password.contains(word) && password.length() - word.length() < FEWEST_DIFFERENT;
  }

  private String hash(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }

  private static Set<String> common() {
    try (InputStream list = new ClassPathResource("org/common-passwords.txt").getInputStream()) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
