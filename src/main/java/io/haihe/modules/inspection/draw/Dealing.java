package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table at which officers are dealt to the parties that were drawn; and dealt again where one of them cannot go. */
final class Dealing {

  private final Terms terms;
  private final Pools pools;
  private final Tickets tickets;
  private final Map<String, Deck> decks = new HashMap<>();
  private final Map<String, Visit> visits = new LinkedHashMap<>();
  private final Map<String, Set<String>> takenOut = new HashMap<>();
  private final Set<String> gone = new HashSet<>();

  Dealing(Announcement announcement, Tickets tickets) {
    this.terms = announcement.terms();
    this.pools = announcement.pools();
    this.tickets = tickets;
  }

  void deal(Collection<Party> drawn) {
    drawn.forEach(party -> visits.put(party.code(), visit(visits.size() + 1, party)));
  }

  /** As they stand now. */
  List<Visit> visits() {
    return List.copyOf(visits.values());
  }

  /**
   * Takes an officer out of a visit and deals the next card.
   *
   * @return who comes instead, or null where nobody may
   * @throws BadInput if there is no such visit, or the officer is not in it
   */
  @Nullable String redraw(String party, String out, RedrawReason reason) {
    Visit visit = visits.get(party);
    if (visit == null) {
      throw new BadInput(Finding.ofField("party", "draw.redraw.noVisit", party));
    }
    Team team = visit.teams().stream().filter(one -> one.officers().contains(out)).findFirst()
        .orElseThrow(() -> new BadInput(Finding.ofField("out", "draw.redraw.notThere", out, party)));
    takenOut.computeIfAbsent(party, _ -> new HashSet<>()).add(out);
    if (reason == RedrawReason.LEFT) {
      gone.add(out);
    }
    List<String> dealt = deck(team.deck()).deal(1, barred(visit));
    replace(visit, team, out, dealt);
    return dealt.isEmpty() ? null : dealt.getFirst();
  }

  private Visit visit(int order, Party party) {
    Set<String> barred = new HashSet<>(pools.recused(party.code()));
    List<Team> teams = new ArrayList<>();
    terms.teams().forEach((department, size) -> {
      String name = party.decks().get(department);
      if (name != null) {
        Deck deck = deck(name);
        int eligible = deck.eligible(barred);
        List<String> officers = deck.deal(size, barred);
        barred.addAll(officers);
        teams.add(new Team(department, name, size, officers, eligible));
      }
    });
    return new Visit(order, party, teams);
  }

  private Set<String> barred(Visit visit) {
    Set<String> barred = new HashSet<>(pools.recused(visit.party().code()));
    barred.addAll(takenOut.getOrDefault(visit.party().code(), Set.of()));
    barred.addAll(gone);
    visit.teams().forEach(team -> barred.addAll(team.officers()));
    return barred;
  }

  private void replace(Visit visit, Team team, String out, List<String> dealt) {
    List<String> officers = new ArrayList<>(team.officers());
    int at = officers.indexOf(out);
    officers.remove(at);
    officers.addAll(at, dealt);
    List<Team> teams = visit.teams().stream().map(one -> one == team ? team.with(officers) : one).toList();
    visits.put(visit.party().code(), new Visit(visit.order(), visit.party(), teams));
  }

  private Deck deck(String name) {
    return decks.computeIfAbsent(name, _ -> new Deck(name, pools.deck(name), tickets));
  }
}
