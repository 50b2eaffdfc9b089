package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import io.haihe.platform.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A draw that was decided and not yet made: its terms, the hashes of its pools, and the commitment, which hides the secret and binds all of it. To
 * be published at once.
 */
public final class Announcement {

  static final String FILE = "announcement.json";
  static final String COMMITMENT = "commitment.txt";
  static final String FORMAT = "haihe draw 1";

  private final Terms terms;
  private final Pools pools;
  private final Instant committedAt;
  private final String commitment;

  Announcement(Terms terms, Pools pools, Instant committedAt, String commitment) {
    this.terms = terms;
    this.pools = pools;
    this.committedAt = committedAt;
    this.commitment = commitment;
  }

  /**
   * Commits to a draw.
   *
   * @throws BadInput if the terms do not fit the pools, or the public value is not in the future
   */
  public static Announcement commit(Terms terms, Pools pools, Secret secret, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.SECONDS);
    var findings = TermsCheck.of(terms, pools, at);
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    Announcement open = new Announcement(terms, pools, at, "");
    return new Announcement(terms, pools, at, open.commitment(secret));
  }

  public Terms terms() {
    return terms;
  }

  public Pools pools() {
    return pools;
  }

  public Instant committedAt() {
    return committedAt;
  }

  /** 64 hex digits. */
  public String commitment() {
    return commitment;
  }

  /** How many are drawn of each stratum that has anybody. */
  public Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new TreeMap<>(Text.BY_BYTES);
    pools.strata().forEach((stratum, count) -> {
      SampleSize size = terms.samples().get(stratum);
      sizes.put(stratum, size == null ? 0 : size.of(count));
    });
    return sizes;
  }

  /** Decks that cannot fill even one team: whoever is drawn for them will have none. Worth mending before it is announced. */
  public SortedSet<String> shortDecks() {
    SortedSet<String> found = new TreeSet<>(Text.BY_BYTES);
    for (Party party : pools.parties()) {
      party.decks().forEach((department, deck) -> {
        if (pools.deck(deck).size() < terms.teams().getOrDefault(department, Terms.FEWEST)) {
          found.add(deck);
        }
      });
    }
    return found;
  }

  /** The file to publish, a ZIP; the same bytes each time. The record of the draw will hold its files unchanged. */
  public void write(OutputStream out) throws IOException {
    Archive.write(files(), out);
  }

  boolean keeps(Secret secret) {
    return commitment(secret).equals(commitment);
  }

  /** SHA-256 of three lines: what this is, the secret, and the announcement's text. */
  String commitment(Secret secret) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(("haihe draw commitment 1\n" + secret.hex() + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(text());
    return Digests.sha256Hex(bytes.toByteArray());
  }

  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(FILE, text());
    files.put(COMMITMENT, (commitment + "\n").getBytes(StandardCharsets.US_ASCII));
    files.putAll(pools.files());
    return files;
  }

  byte[] text() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("format", FORMAT);
    text.put("title", terms.title());
    text.put("plan", terms.plan());
    text.put("task", terms.task());
    text.put("committedAt", committedAt.toString());
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("source", terms.source());
    value.put("at", terms.sourceAt().toString());
    text.put("publicValue", value);
    Map<String, Object> samples = new LinkedHashMap<>();
    terms.samples().forEach((stratum, size) -> samples.put(stratum, said(size, pools.strata().getOrDefault(stratum, 0))));
    text.put("samples", samples);
    text.put("teams", terms.teams());
    text.put("pools", pools.hashes());
    return Json.of(text);
  }

  /** The number is there for readers, who need not know how a ratio is rounded. */
  private static Map<String, Integer> said(SampleSize size, int count) {
    Map<String, Integer> said = new LinkedHashMap<>();
    said.put("drawn", count == 0 ? 0 : size.of(count));
    said.put("of", count);
    if (size instanceof SampleSize.Ratio(int perTenThousand)) {
      said.put("perTenThousand", perTenThousand);
    }
    return said;
  }
}
