package io.haihe.kernel.casework;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.PrintForm;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which documents of a case somebody may print now, and what stands in them. */
@Component
public class Printing {

  private static final long NOBODY_OF_STAFF = 0;

  private final Scenarios scenarios;
  private final CaseStore store;
  private final Cases cases;
  private final PersonalStore personal;
  private final Directory directory;

  Printing(Scenarios scenarios, CaseStore store, Cases cases, PersonalStore personal, Directory directory) {
    this.scenarios = scenarios;
    this.store = store;
    this.cases = cases;
    this.personal = personal;
    this.directory = directory;
  }

  /**
   * A document with what it is made from.
   *
   * @param personal nothing where the document holds no personal fields
   */
  public record Printable(PrintForm form, Case matter, List<Entry> timeline, Personal personal) {}

  /** Those that a member of staff may print, who sees the case and may read what stands in them. */
  public List<PrintForm> offered(Viewer viewer, Case now) {
    return Sightline.sees(viewer, now, directory)
        ? offered(new Actor.Staff(viewer), now).stream()
            .filter(form -> !form.personal() || cases.mayReadPersonal(viewer, now))
            .toList()
        : List.of();
  }

  /** Those that whoever holds the secret link may print. */
  public List<PrintForm> offeredToReporter(Case now) {
    return offered(new Actor.Reporter(), now);
  }

  private List<PrintForm> offered(Actor actor, Case now) {
    return offered(scenarios.version(now.scenarioVersion()).type(now.type()), actor, now, directory);
  }

  /** Those of the scenario for somebody, whatever of the case they may read. */
  static List<PrintForm> offered(CaseType type, Actor actor, Case now, Directory directory) {
    List<PrintForm> here =
        type.correspondence().documents().values().stream().filter(form -> form.in().contains(now.state())).toList();
    if (here.isEmpty()) {
      return here;
    }
    Permits permits = new Permits(directory);
    Map<String, Object> variables = Variables.of(type, now, now.updatedAt(), directory).map();
    return here.stream()
        .filter(form -> permits.find(actor, form.by(), now, null).isPresent())
        .filter(form -> form.when() == null || form.when().holds(variables))
        .toList();
  }

  /**
   * Keeps who printed it, where it holds personal fields, and who has the secret link to hand over, where that stands in it.
   *
   * @return empty if there is no such document or the viewer may not print it now
   */
  public Optional<Printable> print(Viewer viewer, Case now, String document, Instant at) {
    return named(offered(viewer, now), document).map(form -> printable(form, now, viewer.person(), at));
  }

  /** As {@link #print}, for whoever holds the secret link. */
  public Optional<Printable> printForReporter(Case now, String document, Instant at) {
    return named(offeredToReporter(now), document).map(form -> printable(form, now, NOBODY_OF_STAFF, at));
  }

  /**
   * A document as it read with an entry of the timeline, for what is kept of it from then on. Keeps that personal fields were read for it.
   *
   * @param seq number of the entry
   */
  public Optional<Printable> asOf(long caseId, int seq, String document, String purpose, Instant at) {
    List<Entry> timeline = store.timeline(caseId, 0).stream().filter(entry -> entry.seq() <= seq).toList();
    if (timeline.isEmpty()) {
      return Optional.empty();
    }
    Case then = Evolution.replay(timeline);
    CaseType type = scenarios.version(then.scenarioVersion()).type(then.type());
    return Optional.ofNullable(type.correspondence().documents().get(document)).map(form -> {
      Personal read = form.personal() ? personal.read(caseId, NOBODY_OF_STAFF, purpose, at).orElse(Personal.NONE) : Personal.NONE;
      return new Printable(form, then, timeline, read.upTo(seq));
    });
  }

  private static Optional<PrintForm> named(List<PrintForm> offered, String document) {
    return offered.stream().filter(form -> form.key().equals(document)).findFirst();
  }

  private Printable printable(PrintForm form, Case now, long person, Instant at) {
    boolean handedOver = form.linked() && person != NOBODY_OF_STAFF;
    Personal read =
        form.personal()
            ? personal.read(now.id(), person, "print " + form.key(), at).orElse(Personal.NONE)
            : Personal.NONE;
    if (handedOver) {
      personal.log(now.id(), person, "hand over " + form.key(), at);
    }
    return new Printable(form, now, store.timeline(now.id(), 0), read);
  }
}
