package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** For the benchmarks: what the phones of a team send at a visit, entry by entry, until the record is sealed. */
public final class SiteHands {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int TO_CORRECT = 15;

  private final SiteVisits visits;
  private final OnSite onSite;
  private final SiteEntries entries;
  private final SiteSeal seal;

  public SiteHands(Function<Class<?>, Object> beans) {
    visits = (SiteVisits) beans.apply(SiteVisits.class);
    onSite = (OnSite) beans.apply(OnSite.class);
    entries = (SiteEntries) beans.apply(SiteEntries.class);
    seal = (SiteSeal) beans.apply(SiteSeal.class);
  }

  /**
   * @param team by seat
   * @return what was refused; empty where the record is sealed
   */
  public Optional<String> carryOut(long id, List<Viewer> team, String result, Instant at) {
    SiteVisit visit = visits.find(id).orElseThrow();
    List<Written> all = new ArrayList<>();
    boolean nobody = EntryRules.WITHOUT_A_LOOK.contains(result);
    boolean problem = result.equals("orderedToCorrect") || result.equals("notDisclosed") || result.equals("concealedOrFalse");
    if (!nobody) {
      visit.lines().forEach(line -> all.add(written("answer:" + line.key(), value(problem && all.isEmpty() ? "problem" : "fine"), null, at)));
    }
    all.add(written("result", value(result), null, at));
    if (result.equals("orderedToCorrect")) {
      all.add(written("order", "{\"text\":\"限期改正（样例）。\",\"by\":\"%s\"}".formatted(LocalDate.ofInstant(at, ZONE).plusDays(TO_CORRECT)), null, at));
    }
    all.add(written("summary", "{\"text\":\"现场检查（样例）。\"}", null, at));
    if (nobody || result.equals(SiteSeal.NO_PROBLEM)) {
      all.add(written("nophoto", "{\"text\":\"无法拍照（样例）。\"}", null, at));
    }
    all.add(written("spoken", "{\"value\":true}", null, at));
    send(visit, team.getFirst(), all, at);
    String digest = SiteState.of(entries.of(id)).digest();
    send(visit, team.getFirst(), List.of(signature("party", digest, at)), at);
    for (Viewer officer : team) {
      long member = onSite.officer(officer).orElseThrow().id();
      send(visit, officer, List.of(signature("" + member, digest, at)), at);
    }
    return seal.seal(visit, team.getFirst()) instanceof SiteSeal.Answer.Done ? Optional.empty() : Optional.of("visit " + id + ": not sealed, " + seal.seal(visit, team.getFirst()));
  }

  /** One of the steps of a visit that follow from what is entered on site, without that: most visits of the year are recorded so, to save time. */
  public Outcome take(Casework casework, Command.Take own) {
    return VisitJudge.take(casework, own);
  }

  private void send(SiteVisit visit, Viewer officer, List<Written> all, Instant at) {
    long id = onSite.officer(officer).orElseThrow().id();
    OnSite.Taken taken = onSite.take(visit, officer, new SiteEntries.Source(id, "bench", 0, at), all);
    if (!taken.refused().isEmpty()) {
      throw new IllegalStateException("visit " + visit.id() + ": " + taken.refused());
    }
  }

  private static Written signature(String whose, String digest, Instant at) {
    return written("signature:" + whose, "{\"way\":\"typed\",\"digest\":\"%s\",\"reason\":\"\"}".formatted(digest), "{\"name\":\"样例\"}", at);
  }

  private static Written written(String field, String body, @Nullable String secret, Instant at) {
    return new Written(UUID.randomUUID(), field, body, secret, Integer.MAX_VALUE, at);
  }

  private static String value(String value) {
    return "{\"value\":\"" + value + "\"}";
  }
}
