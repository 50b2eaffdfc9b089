package io.haihe.kernel.intake;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
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
import io.haihe.platform.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

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
  private final Followed followed;
  private final FollowLinks links;
  private final Scenarios scenarios;

  Attachments(
      IntakeSettings settings, Files files, Casework casework, Followed followed, FollowLinks links,
      Scenarios scenarios) {
    this.judge = new FileJudge(settings);
    this.settings = settings;
    this.files = files;
    this.casework = casework;
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

  /** Judges and cleans one file that has to be a picture, for what is kept beside cases. */
  public Vetted vetPicture(Upload upload) {
    return switch (judge.judge(upload, false)) {
      case FileJudge.Verdict.Taken taken when taken.file().type().startsWith("image/") -> new Vetted(List.of(taken.file()), List.of());
      case FileJudge.Verdict.Taken taken -> new Vetted(List.of(), List.of(Finding.ofField("file", "intake.file.noPicture", taken.file().name())));
      case FileJudge.Verdict.Refused refused -> new Vetted(List.of(), List.of(refused.finding()));
    };
  }

  /** What the file fields of a page brought. One in which nothing was chosen is sent as a file without a name. */
  public List<Upload> ofPage(List<MultipartFile> sent) {
    List<Upload> uploads = new ArrayList<>();
    try {
      for (MultipartFile file : sent) {
        if (!file.isEmpty() || !name(file).isEmpty()) {
          uploads.add(read(file));
        }
      }
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    return uploads;
  }

  /** One file of a request. */
  public Upload read(MultipartFile file) throws IOException {
    return read(name(file), file.getSize(), file::getBytes);
  }

  private static String name(MultipartFile file) {
    return Objects.requireNonNullElse(file.getOriginalFilename(), "");
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
    return vetted.findings().isEmpty()
        ? add(actor, now, brought(vetted.files(), open), settings.filesPerCase(), at)
        : vetted.findings();
  }

  /**
   * The same for files, judged before, that answer a question of a step. That a case has many files bars no step: staff's answers are always
   * taken, and a reporter's as long as theirs are not twice what they may add.
   */
  public List<Finding> answer(Actor actor, Case now, List<CleanFile> clean, boolean open, Instant at) {
    int most = actor instanceof Actor.Reporter ? 2 * settings.filesPerCase() : Integer.MAX_VALUE;
    return add(actor, now, brought(clean, open), most, at);
  }

  private static List<Brought> brought(List<CleanFile> clean, boolean open) {
    return clean.stream().map(file -> new Brought(file, open)).toList();
  }

  /** The same for what a case was opened with, whether or not who opened it sees it. */
  public List<Finding> bring(Actor actor, String number, List<Brought> brought, Instant at) {
    Followed.View opened = followed.find(number, links.token(number), at).orElseThrow();
    By opener = opened.timeline().getFirst().by();
    boolean own = actor instanceof Actor.Staff staff && staff.viewer().person() == opener.person();
    return add(own ? new Actor.Other(opener) : actor, opened.matter(), brought, settings.filesPerCase(), at);
  }

  private List<Finding> add(Actor actor, Case now, List<Brought> brought, int most, Instant at) {
    List<Entry> attached = attached(now, at);
    Set<String> known = attached.stream().map(entry -> String.valueOf(entry.input().get("sha256"))).collect(Collectors.toSet());
    List<Brought> fresh = brought.stream().filter(each -> known.add(each.file().info().sha256())).toList();
    long theirs = attached.stream().filter(entry -> isReporter(entry) == actor instanceof Actor.Reporter).count();
    if (!fresh.isEmpty() && theirs + fresh.size() > most) {
      return List.of(Finding.ofField("files", "intake.file.many", most));
    }
    for (Brought each : fresh) {
      CleanFile file = each.file();
      FileInfo stored = files.store(now.id(), file.name(), file.type(), file.bytes());
      String key = "file:" + now.id() + ":" + stored.sha256();
      Outcome outcome = casework.act(new Command.Attach(actor, at, key, now.id(), 0, stored, each.open()));
      if (outcome instanceof Outcome.Refused refused) {
        return List.of(Finding.ofField("files", "casework.refused." + refused.reason()));
      }
    }
    return List.of();
  }

  /** What to say where so many files are more than a case may be opened with. */
  public Optional<Finding> room(int files) {
    return files > settings.filesPerCase()
        ? Optional.of(Finding.ofField("files", "intake.file.many", settings.filesPerCase()))
        : Optional.empty();
  }

  /** The files the case has, whoever asks. */
  private List<Entry> attached(Case now, Instant at) {
    return followed.find(now.number(), links.token(now.number()), at).map(Followed.View::timeline).orElse(List.of()).stream()
        .filter(entry -> entry.kind() == Entry.Kind.ATTACHED)
        .toList();
  }

  private static boolean isReporter(Entry entry) {
    return entry.by().kind() == By.Kind.REPORTER;
  }
}
