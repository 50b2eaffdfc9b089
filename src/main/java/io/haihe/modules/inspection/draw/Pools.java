package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import io.haihe.platform.Digests;
import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everybody who may be drawn, frozen: in one order, in one form, each file with its hash. */
public final class Pools {

  static final String PARTIES = "parties.csv";
  static final String OFFICERS = "officers.csv";
  static final String RECUSALS = "recusals.csv";

  private static final List<String> PARTY_COLUMNS = List.of("code", "stratum", "place");
  private static final List<String> OFFICER_COLUMNS = List.of("certificate", "deck");
  private static final List<String> RECUSAL_COLUMNS = List.of("officer", "party");

  private final List<Party> parties;
  private final SortedSet<String> departments = new TreeSet<>(Text.BY_BYTES);
  private final Map<String, Integer> strata = new TreeMap<>(Text.BY_BYTES);
  private final Map<String, Set<String>> decks = new HashMap<>();
  private final Map<String, Set<String>> recused = new HashMap<>();
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final SortedMap<String, String> hashes = new TreeMap<>();

  private Pools(List<Party> parties, List<Officer> officers, List<Recusal> recusals) {
    this.parties = parties;
    for (Party party : parties) {
      departments.addAll(party.decks().keySet());
      strata.merge(party.stratum(), 1, Integer::sum);
    }
    officers.forEach(one -> decks.computeIfAbsent(one.deck(), _ -> new LinkedHashSet<>()).add(one.certificate()));
    recusals.forEach(one -> recused.computeIfAbsent(one.party(), _ -> new LinkedHashSet<>()).add(one.officer()));
    files.put(PARTIES, Csv.of(Stream.concat(PARTY_COLUMNS.stream(), departments.stream()).toList(), parties.stream().map(this::cells)));
    files.put(OFFICERS, Csv.of(OFFICER_COLUMNS, officers.stream().map(one -> List.of(one.certificate(), one.deck()))));
    files.put(RECUSALS, Csv.of(RECUSAL_COLUMNS, recusals.stream().map(one -> List.of(one.officer(), one.party()))));
    files.forEach((name, bytes) -> hashes.put(name, Digests.sha256Hex(bytes)));
  }

  /**
   * Freezes who may be drawn. The order in which they are given does not matter.
   *
   * @param recusals of officers and parties of these pools only: one of somebody else would be a slip that hides who is meant
   * @throws BadInput with what is wrong, one line of the frozen file each
   */
  public static Pools freeze(Collection<Party> parties, Collection<Officer> officers, Collection<Recusal> recusals) {
    List<Party> whom = new ArrayList<>(parties);
    whom.sort(Comparator.comparing(Party::code, Text.BY_BYTES));
    List<Officer> who = new ArrayList<>(officers);
    who.sort(Comparator.comparing(Officer::certificate, Text.BY_BYTES).thenComparing(Officer::deck, Text.BY_BYTES));
    List<Recusal> not = new ArrayList<>(recusals);
    not.sort(Comparator.comparing(Recusal::officer, Text.BY_BYTES).thenComparing(Recusal::party, Text.BY_BYTES));
    List<Finding> findings = PoolCheck.of(whom, who, not);
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    return new Pools(whom, who, not);
  }

  /** The pools of a record. That each is written as it would be now, the caller compares. */
  static Pools read(Map<String, byte[]> record) {
    List<List<String>> officers = rows(record, OFFICERS);
    List<List<String>> recusals = rows(record, RECUSALS);
    return freeze(
        PartyRows.read(PARTIES, record.getOrDefault(PARTIES, new byte[0]), PARTY_COLUMNS.size()),
        officers.stream().skip(1).map(row -> new Officer(row.getFirst(), row.getLast())).toList(),
        recusals.stream().skip(1).map(row -> new Recusal(row.getFirst(), row.getLast())).toList());
  }

  private static List<List<String>> rows(Map<String, byte[]> record, String file) {
    List<List<String>> rows = Csv.rows(file, record.getOrDefault(file, new byte[0]));
    if (rows.getFirst().size() < 2) {
      throw new BadInput(Csv.fault(file, 1, "draw.file.cells", 2, rows.getFirst().size()));
    }
    return rows;
  }

  /** In the order of the bytes of their codes. */
  public List<Party> parties() {
    return parties;
  }

  /** Each stratum and how many it has. */
  public Map<String, Integer> strata() {
    return strata;
  }

  /** The departments that visit anybody. */
  public SortedSet<String> departments() {
    return departments;
  }

  /** The certificates of a deck, in the order of their bytes; empty where nobody is in it. */
  public Set<String> deck(String name) {
    return decks.getOrDefault(name, Set.of());
  }

  /** The officers who do not visit a party. */
  public Set<String> recused(String party) {
    return recused.getOrDefault(party, Set.of());
  }

  /** SHA-256 of each file, as 64 hex digits, by its name. */
  public SortedMap<String, String> hashes() {
    return hashes;
  }

  /** How many officers there are; one in several decks counts once for each. */
  public int officers() {
    return decks.values().stream().mapToInt(Set::size).sum();
  }

  public int recusals() {
    return recused.values().stream().mapToInt(Set::size).sum();
  }

  SortedMap<String, byte[]> files() {
    return files;
  }

  private List<String> cells(Party party) {
    List<String> cells = new ArrayList<>(List.of(party.code(), party.stratum(), party.place()));
    departments.forEach(department -> cells.add(party.decks().getOrDefault(department, "")));
    return cells;
  }
}
