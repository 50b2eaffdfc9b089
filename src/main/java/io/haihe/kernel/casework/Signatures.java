package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.SignatureRule;
import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases ask to be signed, what it is that is signed, and how they go on when it was. Who signed with what, a module knows. */
@Component
public class Signatures {

  private final CaseStore store;
  private final Scenarios scenarios;
  private final PersonalStore personal;
  private final Casework casework;
  private final JdbcClient jdbc;
  private final Clock clock;

  Signatures(CaseStore store, Scenarios scenarios, PersonalStore personal, Casework casework, JdbcClient jdbc, Clock clock) {
    this.store = store;
    this.scenarios = scenarios;
    this.personal = personal;
    this.casework = casework;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  static Optional<SignatureRule> asked(CaseType type, Case now) {
    return Optional.ofNullable(type.signature()).filter(rule -> rule.in().contains(now.state()));
  }

  static Command.Take signed(SignatureRule rule, long caseId, int seen, Instant at, @Nullable String key) {
    return new Command.Take(new Actor.Clock(), at, key, caseId, seen, rule.then(), Map.of());
  }

  public Optional<SignatureRule> asked(Case now) {
    return asked(scenarios.version(now.scenarioVersion()).type(now.type()), now);
  }

  /**
   * The case goes on, once under a key however often this is called.
   *
   * @return empty where it does not ask for a signature any more
   */
  public Optional<Outcome> signed(long caseId, String key) {
    return store.find(caseId)
        .map(CaseStore.Stored::now)
        .flatMap(now -> asked(now).map(rule -> casework.act(signed(rule, caseId, now.version(), clock.instant(), key))));
  }

  /** What was handed in with a case so far; its timeline is read once, however many signatures are judged by it. */
  public HandedIn handedIn(long caseId) {
    return new HandedIn(caseId, store.timeline(caseId, 0).stream().filter(Signatures::handedIn).toList());
  }

  /** What was handed in with a case, as it was when it was read. For one thread. */
  public final class HandedIn {

    private final long caseId;
    private final List<Entry> entries;
    private final Map<Integer, Application.Paper> papers = new HashMap<>();

    private HandedIn(long caseId, List<Entry> entries) {
      this.caseId = caseId;
      this.entries = entries;
    }

    /** Number of the last entry of the timeline with which something was. */
    public int last() {
      return entries.stream().mapToInt(Entry::seq).max().orElse(0);
    }

    /**
     * What was up to an entry.
     *
     * @param personal the keyed hash of what was personal of it; null for none
     */
    public Application upTo(int last, byte @Nullable [] personal) {
      List<Entry> until = entries.stream().filter(entry -> entry.seq() <= last).toList();
      Entry first = until.getFirst();
      Changes.Opened opened = Optional.ofNullable(first.changes().opened()).orElseThrow();
      return new Application(
          caseId,
          first.at(),
          opened,
          until.stream()
              .filter(entry -> entry.kind() != Entry.Kind.OPENED && entry.kind() != Entry.Kind.ATTACHED)
              .map(entry -> new Application.Handed(entry.seq(), entry.at(), entry.kind(), entry.name(), entry.input()))
              .toList(),
          until.stream()
              .filter(entry -> entry.kind() == Entry.Kind.ATTACHED)
              .map(entry -> papers.computeIfAbsent(entry.seq(), _ -> paper(entry)))
              .toList(),
          personal == null ? null : HexFormat.of().formatHex(personal));
    }
  }

  private static boolean handedIn(Entry entry) {
    return entry.kind() == Entry.Kind.OPENED || entry.by().kind() == By.Kind.REPORTER || entry.kind() == Entry.Kind.ATTACHED && entry.open();
  }

  private Application.Paper paper(Entry entry) {
    long id = entry.input().get("id") instanceof Number number ? number.longValue() : 0;
    String sha256 = jdbc.sql("select encode(sha256(bytes), 'hex') from casework_file where id = :id and case_id = :case")
        .param("id", id)
        .param("case", entry.caseId())
        .query(String.class)
        .optional()
        .orElse("");
    return new Application.Paper(entry.seq(), String.valueOf(entry.input().get("name")), sha256);
  }

  /** A keyed hash of what is personal in what was handed in up to an entry, to compare by: nobody reads it. Empty where nothing is kept. */
  public Optional<byte[]> personal(long caseId, int upTo, byte[] key) {
    return personal.find(caseId)
        .map(all -> EntryCodec.JSON.writeValueAsString(all.upTo(upTo)))
        .map(text -> Secrets.sign(key, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of some cases those of which nothing personal is kept. */
  public Set<Long> withoutPersonal(Collection<Long> cases) {
    return jdbc.sql("select each from unnest(:cases) each where not exists (select from casework_personal p where p.case_id = each)")
        .param("cases", cases.toArray(Long[]::new))
        .query(Long.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }
}
