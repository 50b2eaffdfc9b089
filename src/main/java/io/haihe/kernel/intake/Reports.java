package io.haihe.kernel.intake;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes in matters from every channel: finds the place, opens the case, adds the files, gives the receipt. */
@Component
public class Reports {

  private final PlaceFinder finder;
  private final Casework casework;
  private final Attachments attachments;
  private final FollowLinks links;
  private final Scenarios scenarios;

  Reports(PlaceFinder finder, Casework casework, Attachments attachments, FollowLinks links, Scenarios scenarios) {
    this.finder = finder;
    this.casework = casework;
    this.attachments = attachments;
    this.links = links;
    this.scenarios = scenarios;
  }

  /** What comes in without an account. */
  public Received receive(Report report) {
    return receive(report, 0);
  }

  /** @param assurance how sure the city is of who reports, 0 where there is no account */
  public Received receive(Report report, int assurance) {
    Optional<Finding> unsure =
        report.actor() instanceof Actor.Reporter
            ? scenarios.find(report.scenario()).flatMap(scenario -> unsure(scenario.type(report.type()), assurance))
            : Optional.empty();
    return unsure.<Received>map(finding -> new Received.Faulty(List.of(finding))).orElseGet(() -> taken(report));
  }

  /** What is said to a resident of whom the city is not as sure as the case type asks for; its mend says how to get there. */
  public static Optional<Finding> unsure(CaseType type, int assurance) {
    int wanted = type.intake().assurance();
    return assurance >= wanted ? Optional.empty() : Optional.of(new Finding(null, 0, 0, null, "intake.assurance." + wanted, List.of()));
  }

  private Received taken(Report report) {
    return switch (where(report)) {
      case Whereabouts.Unclear unclear -> new Received.WhichPlace(unclear);
      case Whereabouts.Clear clear -> open(report, clear.place());
    };
  }

  /** Where the matter of a report is; the address says it where nothing else does. */
  public Whereabouts where(Report report) {
    return finder.find(report.city(), report.place(), report.point(), report.address());
  }

  private Received open(Report report, Place place) {
    Command.Open command =
        new Command.Open(
            report.actor(), report.at(), report.key(), report.scenario(), report.type(), report.category(),
            place.code(), report.point(), report.address(), report.text(), report.contact(), report.form(),
            report.channel(), report.sample(), report.files().stream().map(brought -> brought.file().info()).toList());
    return switch (casework.open(command)) {
      case Outcome.Moved moved -> receipt(report, moved);
      case Outcome.Refused refused -> new Received.Faulty(findings(refused));
    };
  }

  private Received receipt(Report report, Outcome.Moved moved) {
    String token = links.token(moved.number());
    List<Finding> files =
        report.files().isEmpty()
            ? List.of()
            : attachments.bring(report.actor(), moved.number(), report.files(), report.at());
    return new Received.Receipt(moved.caseId(), moved.number(), token, moved.repeated(), files);
  }

  private static List<Finding> findings(Outcome.Refused refused) {
    return refused.findings().isEmpty()
        ? List.of(new Finding(null, 0, 0, null, "casework.refused." + refused.reason(), List.of()))
        : refused.findings();
  }
}
