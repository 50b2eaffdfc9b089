package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.IntakeRules;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.Brought;
import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.Received;
import io.haihe.kernel.intake.Report;
import io.haihe.kernel.intake.Reports;
import io.haihe.kernel.intake.Whereabouts;
import io.haihe.kernel.intake.form.AnswerFiles;
import io.haihe.kernel.intake.form.Readings;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.platform.Finding;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes a report form: keeps its files at once, finds everything that is wrong with it together, and sends it in when nothing is. */
@Component
class ReportDesk {

  private final Reports reports;
  private final Casework casework;
  private final Attachments attachments;
  private final HeldFiles held;
  private final AnswerFiles answers;
  private final PlaceFields places;
  private final Readings readings;
  private final SignedInReporter signedIn;
  private final Clock clock;

  ReportDesk(
      Reports reports, Casework casework, Attachments attachments, HeldFiles held, AnswerFiles answers, PlaceFields places, Readings readings,
      SignedInReporter signedIn, Clock clock) {
    this.reports = reports;
    this.casework = casework;
    this.attachments = attachments;
    this.held = held;
    this.answers = answers;
    this.places = places;
    this.readings = readings;
    this.signedIn = signedIn;
    this.clock = clock;
  }

  /** What somebody sends in, and who. */
  record Sending(ReportKind kind, City city, ReportForm form, Actor actor, String channel) {}

  /**
   * @param findings what is wrong; beside a receipt, what is wrong with files that the case stands without and that are still held
   * @param unclear what is to be asked about the place, or null
   */
  record Answer(Received.@Nullable Receipt receipt, List<Finding> findings, Whereabouts.@Nullable Unclear unclear) {}

  /**
   * A form as it came, its files kept.
   *
   * @param findings what is wrong with the files
   */
  record Begun(ReportForm form, List<Finding> findings) {}

  /** Keeps whatever files came with a form, and enters those that answer questions as answers. */
  Begun begin(ReportKind kind, ReportForm sent, @Nullable List<MultipartFile> files, HttpServletRequest request) {
    AnswerFiles.Taken taken = answered(kind, sent, request);
    ReportForm form = sent.with(taken.entered());
    List<Finding> findings = new ArrayList<>(keep(kind, form, files == null ? List.of() : files));
    findings.addAll(taken.findings());
    return new Begun(form, findings);
  }

  /** Forgets the files of a form whose sender keeps them and sends them again. */
  void drop(ReportForm form) {
    held.drop(form.key());
    answers.drop(form.answers());
  }

  /** Keeps the files that answer questions, and enters them as answers. */
  private AnswerFiles.Taken answered(ReportKind kind, ReportForm form, HttpServletRequest request) {
    return answers.take(form.answers(), kind.type().intake().form(), kind.type(), form.fields(), request);
  }

  /** Keeps what was chosen in the file field, whatever becomes of the rest of the form. */
  private List<Finding> keep(ReportKind kind, ReportForm form, List<MultipartFile> sent) {
    Attachments.Vetted vetted = attachments.vet(attachments.ofPage(sent), kind.type());
    List<Finding> findings = new ArrayList<>(vetted.findings());
    held.keep(form.key(), vetted.files(), clock.instant()).ifPresent(findings::add);
    return findings;
  }

  /** The same under another key, where another matter was sent under its own. Its files go with it. */
  ReportForm again(ReportForm form) {
    ReportForm next = form.withKey(UUID.randomUUID());
    held.move(form.key(), next.key());
    held.move(form.answers(), next.answers());
    return next;
  }

  /**
   * Everything that can be told to be wrong before it is sent in; empty where nothing is.
   *
   * @param found what is wrong already, such as with its files
   */
  Optional<Answer> faults(Sending sending, List<Finding> found) {
    List<Finding> findings = early(sending, found);
    Whereabouts.@Nullable Unclear unclear = reports.where(report(sending)) instanceof Whereabouts.Unclear asked ? asked : null;
    return findings.isEmpty() && unclear == null ? Optional.empty() : Optional.of(new Answer(null, findings, unclear));
  }

  /** What was sent in with this form before, as by somebody who went back to it. */
  Optional<Case> sent(Sending sending) {
    return casework.opened(key(sending));
  }

  /** That another matter was sent in with the form; empty where it was this one. */
  static Optional<Finding> other(Case sent, ReportForm form) {
    return sent.text().equals(form.text())
        ? Optional.empty()
        : Optional.of(new Finding(null, 0, 0, null, "intake.report.sentBefore", List.of(sent.number())));
  }

  private static String key(Sending sending) {
    return sending.channel() + ":" + sending.form().key();
  }

  /** Sends it in where nothing is wrong. */
  Answer send(Sending sending) {
    return send(sending, List.of());
  }

  Answer send(Sending sending, List<Finding> found) {
    return faults(sending, found).orElseGet(() -> received(sending));
  }

  private Answer received(Sending sending) {
    return switch (reports.receive(report(sending).with(files(sending)), signedIn.assurance())) {
      case Received.Receipt receipt -> {
        if (sending.actor() instanceof Actor.Reporter) {
          signedIn.reported(receipt.number(), sending.form().key());
        }
        if (receipt.files().isEmpty()) {
          drop(sending.form());
        }
        yield new Answer(receipt, receipt.files(), null);
      }
      case Received.WhichPlace which -> new Answer(null, List.of(), which.where());
      case Received.Faulty faulty -> new Answer(null, faulty.findings(), null);
    };
  }

  private Report report(Sending sending) {
    ReportForm form = sending.form();
    Form own = sending.kind().type().intake().form();
    Map<String, Object> fields = readings.read(own, form.fields(), sending.city().root().code());
    Instant now = clock.instant();
    return new Report(
        sending.actor(), now, key(sending), sending.kind().scenario().key(),
        sending.kind().type().key(), form.category(), sending.city().root().code(),
        places.chosen(sending.city(), form.places()), form.point(), ReportForm.orNull(form.address()), form.text(),
        form.contact(), fields, List.of(), sending.channel(), false);
  }

  private List<Brought> files(Sending sending) {
    ReportForm form = sending.form();
    List<Brought> files = new ArrayList<>();
    held.files(form.key()).forEach(loose -> files.add(new Brought(loose, true)));
    files.addAll(answers.brought(form.answers(), sending.kind().type().intake().form(), values(settled(sending))));
    return files;
  }

  /** How many a case would have; one that is sent twice counts once. */
  private int count(Sending sending, Form.@Nullable Settled settled) {
    ReportForm form = sending.form();
    Set<String> sha256 = answers.names(form.answers(), sending.kind().type().intake().form(), values(settled));
    held.list(form.key()).forEach(loose -> sha256.add(loose.info().sha256()));
    return sha256.size();
  }

  /** What counts of the answers, and what is wrong with them; null where nothing is asked. */
  private Form.@Nullable Settled settled(Sending sending) {
    Form own = sending.kind().type().intake().form();
    return own == null ? null : readings.settled(own, sending.form().fields(), sending.city().root().code());
  }

  private static Map<String, Object> values(Form.@Nullable Settled settled) {
    return settled == null ? Map.of() : settled.values();
  }

  /** What can be told before it is known where the matter is, so that everything is said at once. */
  private List<Finding> early(Sending sending, List<Finding> found) {
    ReportForm form = sending.form();
    List<Finding> findings = new ArrayList<>(found.stream().filter(fault -> fault.field() == null).toList());
    if (sending.actor() instanceof Actor.Reporter) {
      Reports.unsure(sending.kind().type(), signedIn.assurance()).ifPresent(findings::add);
    }
    PlaceCode near = sending.city().root().code();
    CaseType type = sending.kind().type();
    IntakeRules.check(sending.kind().scenario(), type, opening(sending, near, Map.of())).stream()
        .map(fault -> form.category().isBlank() && "category".equals(fault.field()) ? Finding.ofField("category", "intake.category.missing") : fault)
        .forEach(findings::add);
    List<Finding> files = found.stream().filter(fault -> fault.field() != null).toList();
    Form.Settled settled = settled(sending);
    findings.addAll(settled == null ? files : readings.faults(settled, form.fields(), files));
    findings.addAll(settled == null ? List.of() : foreseen(sending, near, settled));
    attachments.room(count(sending, settled)).ifPresent(findings::add);
    return findings;
  }

  private List<Finding> foreseen(Sending sending, PlaceCode near, Form.Settled settled) {
    Set<String> wrong = settled.findings().stream().map(fault -> String.valueOf(fault.field()).split("\\.")[0]).collect(Collectors.toSet());
    return casework.foreseen(opening(sending, near, settled.values()), wrong);
  }

  /** As far as the rules that hold for every case read it. */
  private Command.Open opening(Sending sending, PlaceCode near, Map<String, Object> fields) {
    ReportForm form = sending.form();
    return new Command.Open(
        sending.actor(), clock.instant(), null, sending.kind().scenario().key(), sending.kind().type().key(), form.category(), near, form.point(),
        ReportForm.orNull(form.address()), form.text(), form.contact(), fields, sending.channel(), false);
  }
}
