package io.haihe.modules.resident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resident's account.
 *
 * @param handle random; nothing outside knows the account by anything else
 * @param name what the resident wants to be called, or empty
 * @param verifiedAt when somebody of staff saw whose it is, or null
 */
public record Account(
    long id, byte[] handle, String name, String language, long generation, Instant createdAt, @Nullable Instant verifiedAt,
    List<Way> ways) {

  /**
   * A phone number or an e-mail address.
   *
   * @param kind {@code phone} or {@code email}
   * @param password whether one can sign in with it by password
   * @param confirmedAt when it was proved that it is the resident's, or null
   * @param number the phone number as E.164 has it; null where it is none, or gets no text messages
   */
  public record Way(String kind, String value, boolean password, @Nullable Instant confirmedAt, @Nullable String number) {

    public boolean confirmed() {
      return confirmedAt != null;
    }
  }

  /** How sure the city is of who has it, from 1 to 3. A phone number, which is given to somebody else one day, makes it no surer. */
  public int assurance() {
    return verifiedAt != null ? 3 : way(Login.Kind.EMAIL.key()).filter(Way::confirmed).isPresent() ? 2 : 1;
  }

  public boolean hasPassword() {
    return ways.stream().anyMatch(Way::password);
  }

  public Optional<Way> way(String kind) {
    return ways.stream().filter(way -> way.kind().equals(kind)).findFirst();
  }

  @Nullable String reached(Login.Kind kind) {
    return way(kind.key()).map(Way::value).orElse(null);
  }
}
