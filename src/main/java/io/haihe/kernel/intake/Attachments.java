package io.haihe.kernel.intake;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Followed;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Digests;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The one way a file gets into a case: judged by its content, cleaned of hidden data, counted, stored, and entered in the timeline. A file
 * the case has already is not added again, so sending twice is harmless.
 */
@Component
public class Attachments {

  private final FileJudge judge;
  private final IntakeSettings settings;
  private final Files files;
  private final Casework casework;
  private final Cases cases;
  private final Followed followed;
  private final FollowLinks links;
  private final Scenarios scenarios;

  Attachments(
      IntakeSettings settings, Files files, Casework casework, Cases cases, Followed followed, FollowLinks links,
      Scenarios scenarios) {
    this.judge = new FileJudge(settings);
    this.settings = settings;
    this.files = files;
    this.casework = casework;
    this.cases = cases;
    this.followed = followed;
    this.links = links;
    this.scenarios = scenarios;
  }

  /**
   * Files judged and cleaned.
   *
   * @param findings one for each file not taken, on the field {@code files}
   */
  public record Vetted(List<CleanFile> files, List<Finding> findings) {}

  /** Judges and cleans files for a case of some type, without keeping them. */
  public Vetted vet(List<Upload> uploads, CaseType type) {
    List<CleanFile> clean = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Upload upload : uploads) {
      switch (judge.judge(upload, type.examination() != null)) {
        case FileJudge.Verdict.Taken taken -> clean.add(taken.file());
        case FileJudge.Verdict.Refused refused -> findings.add(refused.finding());
      }
    }
    return new Vetted(clean, findings);
  }

  /**
   * What somebody sends, read only where it may be taken at all: what is too large is refused by its size.
   *
   * @param size as the sender's request has it
   */
  public Upload read(String name, long size, Content content) throws IOException {
    boolean app = FileKind.ofName(FileName.clean(name)).filter(FileKind.APP::equals).isPresent();
    return size > settings.most(app).toBytes() ? new Upload(name, new byte[0], size) : new Upload(name, content.bytes());
  }

  /** The bytes of a file that was sent. */
  public interface Content {
    byte[] bytes() throws IOException;
  }

  /**
   * Adds files to a case, all or none of them.
   *
   * @param actor staff or the reporter
   * @param open whether the reporter may see them; a reporter's own always are
   * @return what was wrong; empty when all of them belong to the case now
   */
  public List<Finding> attach(Actor actor, Case now, List<Upload> uploads, boolean open, Instant at) {
    Vetted vetted = vet(uploads, scenarios.version(now.scenarioVersion()).type(now.type()));
    return vetted.findings().isEmpty() ? attachClean(actor, now, vetted.files(), open, at) : vetted.findings();
  }

  /** The same for files that were judged before. */
  public List<Finding> attachClean(Actor actor, Case now, List<CleanFile> clean, boolean open, Instant at) {
    Set<String> present = present(actor, now, at);
    Set<String> known = new HashSet<>(present);
    List<CleanFile> fresh = clean.stream().filter(file -> known.add(Digests.sha256Hex(file.bytes()))).toList();
    if (known.size() > settings.filesPerCase()) {
      return List.of(Finding.ofField("files", "intake.file.many", settings.filesPerCase()));
    }
    for (CleanFile file : fresh) {
      FileInfo stored = files.store(now.id(), file.name(), file.type(), file.bytes());
      String key = "file:" + now.id() + ":" + stored.sha256();
      Outcome outcome = casework.act(new Command.Attach(actor, at, key, now.id(), 0, stored, open));
      if (outcome instanceof Outcome.Refused refused) {
        return List.of(Finding.ofField("files", "casework.refused." + refused.reason()));
      }
    }
    return List.of();
  }

  /** What to say where so many files are more than a case may have. */
  public Optional<Finding> room(int files) {
    return files > settings.filesPerCase()
        ? Optional.of(Finding.ofField("files", "intake.file.many", settings.filesPerCase()))
        : Optional.empty();
  }

  /** SHA-256 of the files the case has. */
  private Set<String> present(Actor actor, Case now, Instant at) {
    List<Entry> timeline =
        actor instanceof Actor.Staff staff
            ? cases.timeline(staff.viewer(), now)
            : followed.find(now.number(), links.token(now.number()), at).map(Followed.View::timeline).orElse(List.of());
    return timeline.stream()
        .filter(entry -> entry.kind() == Entry.Kind.ATTACHED)
        .map(entry -> String.valueOf(entry.input().get("sha256")))
        .collect(Collectors.toSet());
  }
}
