package io.haihe.modules.inspection.draw;

import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Puts things into the order of a seed: each has a ticket, HMAC-SHA256 of its words under the seed, and the smallest comes first. */
final class Tickets {

  private static final String HMAC = "HmacSHA256";

  private final String seed;
  private final ThreadLocal<Mac> mac;

  /** @param seed 64 hex digits */
  Tickets(String seed) {
    this.seed = seed;
    byte[] key = HexFormat.of().parseHex(seed);
    this.mac = ThreadLocal.withInitial(() -> mac(key));
  }

  /** The tickets of a draw: nobody can know them before both the secret and the public value are known. */
  static Tickets of(Secret secret, String commitment, PublicValue value) {
    String text = "haihe draw seed 1\n" + secret.hex() + "\n" + commitment + "\n" + value.text() + "\n";
    return new Tickets(Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8)));
  }

  String seed() {
    return seed;
  }

  List<Party> parties(List<Party> pool) {
    return sorted(pool.parallelStream(), Party::code, code -> "party\n" + code);
  }

  /** @param pass 1 for the first time the deck is dealt, 2 for the second */
  List<String> cards(String deck, int pass, Collection<String> certificates) {
    return sorted(certificates.stream(), one -> one, certificate -> "officer\n" + deck + "\n" + pass + "\n" + certificate);
  }

  private <T> List<T> sorted(Stream<T> things, Function<T, String> code, Function<String, String> words) {
    Ticket[] tickets = things.map(thing -> new Ticket(number(words.apply(code.apply(thing))), code.apply(thing), thing)).toArray(Ticket[]::new);
    Arrays.parallelSort(tickets);
    return Arrays.stream(tickets).map(ticket -> Tickets.<T>thing(ticket)).toList();
  }

  @SuppressWarnings("unchecked") // an array cannot carry the type that was put in
  private static <T> T thing(Ticket ticket) {
    return (T) ticket.thing();
  }

  private byte[] number(String words) {
    return mac.get().doFinal(words.getBytes(StandardCharsets.UTF_8));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has " + HMAC, missing);
    }
  }

  /** Two of the same number will not be seen; if they were, the code decides. */
  private record Ticket(byte[] number, String code, Object thing) implements Comparable<Ticket> {

    @Override
    public int compareTo(Ticket other) {
      int order = Arrays.compareUnsigned(number, other.number);
      return order != 0 ? order : Text.BY_BYTES.compare(code, other.code);
    }
  }
}
