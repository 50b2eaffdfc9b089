package io.haihe.kernel.org;

import io.haihe.kernel.org.ChangeLog.Change;
import io.haihe.platform.BadInput;
import io.haihe.platform.EmailAddress;
import io.haihe.platform.Finding;
import io.haihe.platform.Secrets;
import io.haihe.platform.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where mail reaches members of staff: an address that each enters alone and confirms by a code sent there, so that nobody has another's letters sent
 * elsewhere. Nobody else gets to read it.
 */
@Component
public class MailAddresses {

  private static final String PURPOSE = "org.mail";
  private static final int LONGEST = 254;
  private static final Duration GOOD_FOR = Duration.ofMinutes(30);
  private static final Duration BETWEEN = Duration.ofMinutes(5);
  private static final int TRIES = 5;

  private final JdbcClient jdbc;
  private final Secrets secrets;
  private final ChangeLog log;
  private final ObjectProvider<Letters> letters;
  private final TransactionOperations transactions;
  private final Texts texts;
  private final SecureRandom random = new SecureRandom();

  MailAddresses(
      JdbcClient jdbc, Secrets secrets, ChangeLog log, ObjectProvider<Letters> letters, TransactionOperations transactions, Texts texts) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.log = log;
    this.letters = letters;
    this.transactions = transactions;
    this.texts = texts;
  }

  /**
   * What the person is shown.
   *
   * @param address where letters go; empty for nowhere
   * @param own whether it was entered and confirmed, as opposed to a login that is an address
   * @param wanted what waits for its code, or empty
   * @param possible whether the city sends mail
   */
  public record State(String address, boolean own, String wanted, boolean possible) {}

  private record Row(byte @Nullable [] address, byte @Nullable [] wanted, byte @Nullable [] code, @Nullable Timestamp askedAt, int tries) {}

  public State state(Person person, Instant at) {
    Optional<Row> row = find(person.id(), false);
    Optional<String> own = row.flatMap(known -> open(person.id(), known.address()));
    String wanted = row.filter(known -> waits(known, at)).flatMap(known -> open(person.id(), known.wanted())).orElse("");
    return new State(own.or(person::address).orElse(""), own.isPresent(), wanted, post().isPresent());
  }

  /** Where letters to the person go: what was confirmed, else the login where it is an address. */
  public Optional<String> of(Person person) {
    return find(person.id(), false).flatMap(known -> open(person.id(), known.address())).or(person::address);
  }

  private Optional<Letters> post() {
    return letters.stream().filter(Letters::possible).findFirst();
  }

  /**
   * Sends a code there; until it is entered letters go where they went.
   *
   * @throws BadInput why none was sent
   */
  public void ask(Person person, String entered, Instant at) {
    Letters by = post().orElseThrow(() -> refused("mail", "org.mail.none"));
    String address = entered.strip();
    if (address.length() > LONGEST || !EmailAddress.is(address)) {
      throw refused("mail", "org.mail.format");
    }
    String code = "%06d".formatted(random.nextInt(1_000_000));
    transactions.executeWithoutResult(status -> {
      keepRow(person.id());
      Row known = find(person.id(), true).orElseThrow();
      if (known.askedAt() != null && at.isBefore(known.askedAt().toInstant().plus(BETWEEN))) {
        throw refused("mail", "org.mail.soon");
      }
      jdbc.sql("update org_mail set wanted = ?, code = ?, asked_at = ?, tries = 0 where person = ?")
          .params(secrets.seal(PURPOSE, Long.toString(person.id()), address.getBytes(StandardCharsets.UTF_8)), hash(person.id(), code), Timestamp.from(at), person.id())
          .update();
    });
    Locale language = Locale.of(person.language());
    if (!by.send(address, texts.text(language, "org.mail.letter.subject"), texts.text(language, "org.mail.letter.text", code))) {
      jdbc.sql("update org_mail set wanted = null, code = null, asked_at = null where person = ?").param(person.id()).update();
      throw refused("mail", "org.mail.notSent");
    }
  }

  /**
   * Letters go there from now on. Confirmed before, it stays so: whoever sends a code twice is not told that it is wrong.
   *
   * @throws BadInput if it is not the last code, was tried too often, or is too old
   */
  public void confirm(Person person, String code, Instant at) {
    Boolean right = transactions.execute(status -> {
      Optional<Row> known = find(person.id(), true);
      if (known.filter(row -> row.wanted() == null && row.address() != null).isPresent()) {
        return true;
      }
      if (known.filter(row -> waits(row, at) && row.tries() < TRIES).isEmpty()) {
        return false;
      }
      if (!MessageDigest.isEqual(known.get().code(), hash(person.id(), code.strip()))) {
        jdbc.sql("update org_mail set tries = tries + 1 where person = ?").param(person.id()).update();
        return false;
      }
      jdbc.sql("update org_mail set address = wanted, wanted = null, code = null where person = ?").param(person.id()).update();
      log.add(new Act(person.id(), at), new Change(person.id(), "person-mail-confirmed", Map.of()));
      return true;
    });
    if (!Boolean.TRUE.equals(right)) {
      throw refused("code", "org.mail.wrong");
    }
  }

  /** Nothing of it is kept but when a code was last asked for. */
  public void remove(Person person, Instant at) {
    transactions.executeWithoutResult(status -> {
      int gone = jdbc.sql("update org_mail set address = null, wanted = null, code = null where person = ? and coalesce(address, wanted) is not null")
          .param(person.id()).update();
      if (gone > 0) {
        log.add(new Act(person.id(), at), new Change(person.id(), "person-mail-removed", Map.of()));
      }
    });
  }

  private static boolean waits(Row row, Instant at) {
    return row.wanted() != null && row.code() != null && row.askedAt() != null && at.isBefore(row.askedAt().toInstant().plus(GOOD_FOR));
  }

  private void keepRow(long person) {
    jdbc.sql("insert into org_mail (person) values (?) on conflict do nothing").param(person).update();
  }

  private Optional<Row> find(long person, boolean lock) {
    return jdbc.sql("select address, wanted, code, asked_at, tries from org_mail where person = ?" + (lock ? " for update" : ""))
        .param(person)
        .query((row, n) -> new Row(row.getBytes("address"), row.getBytes("wanted"), row.getBytes("code"), row.getTimestamp("asked_at"), row.getInt("tries")))
        .optional();
  }

  private Optional<String> open(long person, byte @Nullable [] sealed) {
    return Optional.ofNullable(sealed).map(one -> new String(secrets.open(PURPOSE, Long.toString(person), one), StandardCharsets.UTF_8));
  }

  private byte[] hash(long person, String code) {
    return secrets.sign(PURPOSE, person + ":" + code);
  }

  private static BadInput refused(String field, String code) {
    return new BadInput(Finding.ofField(field, code));
  }
}
