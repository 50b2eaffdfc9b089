package io.haihe.modules.inspection.draw;

import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/** What is wrong with pools that are sorted: the line is that of the frozen file. Stops at a hundred. */
final class PoolCheck {

  private static final int MANY = 100;

  private final List<Finding> findings = new ArrayList<>();

  private PoolCheck() {}

  static List<Finding> of(List<Party> parties, List<Officer> officers, List<Recusal> recusals) {
    PoolCheck check = new PoolCheck();
    check.parties(parties);
    check.officers(officers);
    check.recusals(recusals, parties, officers);
    return check.findings;
  }

  private void parties(List<Party> parties) {
    if (parties.isEmpty()) {
      add(Pools.PARTIES, 0, "draw.pool.empty");
    }
    each(parties, (i, party) -> {
      if (!Text.isCode(party.code())) {
        add(Pools.PARTIES, i, "draw.pool.code", party.code());
      } else if (!Text.isName(party.stratum()) || !Text.fits(party.place(), Text.LONGEST_CODE)) {
        add(Pools.PARTIES, i, "draw.pool.text", party.code());
      } else if (party.decks().isEmpty() || !party.decks().entrySet().stream().allMatch(deck -> Text.isName(deck.getKey()) && Text.isName(deck.getValue()))) {
        add(Pools.PARTIES, i, "draw.pool.noDeck", party.code());
      } else if (i > 0 && parties.get(i - 1).code().equals(party.code())) {
        add(Pools.PARTIES, i, "draw.pool.twice", party.code());
      }
    });
  }

  private void officers(List<Officer> officers) {
    each(officers, (i, officer) -> {
      if (!Text.isCode(officer.certificate())) {
        add(Pools.OFFICERS, i, "draw.pool.code", officer.certificate());
      } else if (!Text.isName(officer.deck())) {
        add(Pools.OFFICERS, i, "draw.pool.noDeck", officer.certificate());
      } else if (i > 0 && officers.get(i - 1).equals(officer)) {
        add(Pools.OFFICERS, i, "draw.pool.twice", officer.certificate());
      }
    });
  }

  private void recusals(List<Recusal> recusals, List<Party> parties, List<Officer> officers) {
    Set<String> mentioned = new HashSet<>();
    recusals.forEach(recusal -> mentioned.add(recusal.party()));
    Set<String> known = new HashSet<>();
    parties.stream().map(Party::code).filter(mentioned::contains).forEach(known::add);
    Set<String> certificates = new HashSet<>();
    officers.forEach(officer -> certificates.add(officer.certificate()));
    each(recusals, (i, recusal) -> {
      if (!certificates.contains(recusal.officer())) {
        add(Pools.RECUSALS, i, "draw.pool.stranger", recusal.officer());
      } else if (!known.contains(recusal.party())) {
        add(Pools.RECUSALS, i, "draw.pool.stranger", recusal.party());
      } else if (i > 0 && Objects.equals(recusals.get(i - 1), recusal)) {
        add(Pools.RECUSALS, i, "draw.pool.twice", recusal.officer());
      }
    });
  }

  private <T> void each(List<T> rows, BiConsumer<Integer, T> check) {
    for (int i = 0; i < rows.size() && findings.size() < MANY; i++) {
      check.accept(i, rows.get(i));
    }
  }

  /** @param row 0-based; a header stands above it */
  private void add(String file, int row, String code, Object... args) {
    findings.add(Csv.fault(file, row + 2, code, args));
  }
}
