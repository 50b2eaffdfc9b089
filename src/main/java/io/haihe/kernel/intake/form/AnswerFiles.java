package io.haihe.kernel.intake.form;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.Brought;
import io.haihe.kernel.intake.CleanFile;
import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.NamedFiles;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.platform.Finding;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * The files that answer questions of a form on a page. They are held as soon as they are sent, so that nobody chooses one twice while the rest of
 * the form is mended; an answer names its file by its SHA-256.
 */
@Component
public class AnswerFiles {

  /** What the names of file inputs begin with. */
  static final String FILE = "file.";

  private final Attachments attachments;
  private final HeldFiles held;
  private final Readings readings;
  private final Clock clock;

  AnswerFiles(Attachments attachments, HeldFiles held, Readings readings, Clock clock) {
    this.attachments = attachments;
    this.held = held;
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * What was entered, with the files that were sent as its answers.
   *
   * @param findings one for each file not taken, on its question
   */
  public record Taken(Entered entered, List<Finding> findings) {}

  /** Where the files of a page are held, apart from those of the same page that answer no question. */
  public static UUID key(String... page) {
    return UUID.nameUUIDFromBytes(("answers:" + String.join(":", page)).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a request brings any. */
  public static boolean bring(HttpServletRequest request) {
    MultipartHttpServletRequest sent = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    return sent != null && sent.getMultiFileMap().keySet().stream().anyMatch(name -> name.startsWith(FILE));
  }

  /** Holds what was sent with a request. A question for one file is answered by the last one chosen. */
  public Taken take(UUID key, @Nullable Form form, CaseType type, Entered entered, HttpServletRequest request) {
    MultipartHttpServletRequest sent = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    if (form == null || sent == null) {
      return new Taken(entered, List.of());
    }
    List<Finding> findings = new ArrayList<>();
    Map<Form.Field, List<CleanFile>> chosen = new LinkedHashMap<>();
    asked(form).forEach(field -> chosen.put(field, chosen(field, type, sent.getFiles(FILE + field.key()), findings)));
    held.dropOthers(key, stillNamed(chosen, entered));
    Entered answered = entered;
    for (Form.Field field : chosen.keySet()) {
      for (CleanFile file : chosen.getOrDefault(field, List.of())) {
        if (hold(key, file, field, findings)) {
          answered = answered.answered(field.key(), file.info().sha256(), several(field));
        }
      }
    }
    return new Taken(answered, findings);
  }

  private static List<Form.Field> asked(Form form) {
    return form.fields().stream().filter(Form.Field::attachment).toList();
  }

  private static boolean several(Form.Field field) {
    return field.type().equals("array");
  }

  private List<CleanFile> chosen(Form.Field field, CaseType type, List<MultipartFile> sent, List<Finding> findings) {
    List<CleanFile> files = vetted(field, type, sent, findings);
    return several(field) || files.isEmpty() ? files : List.of(files.getLast());
  }

  /** What the answers name, but for those in whose place another was chosen: the rest is taken back and makes room. */
  private static Set<String> stillNamed(Map<Form.Field, List<CleanFile>> chosen, Entered entered) {
    Set<String> named = new HashSet<>();
    chosen.forEach((field, files) -> {
      if (several(field) || files.isEmpty()) {
        named.addAll(entered.texts(field.key()));
      }
    });
    return named;
  }

  private List<CleanFile> vetted(Form.Field field, CaseType type, List<MultipartFile> sent, List<Finding> findings) {
    Attachments.Vetted vetted = attachments.vet(attachments.ofPage(sent), type);
    vetted.findings().forEach(finding -> findings.add(on(field, finding)));
    vetted.files().stream().filter(file -> !field.accepts(file.type())).forEach(file -> findings.add(
        Finding.ofField(field.key(), "casework.file.kind", file.name(), String.join(", ", field.accept()))));
    return vetted.files().stream().filter(file -> field.accepts(file.type())).toList();
  }

  private static Finding on(Form.Field field, Finding finding) {
    return Finding.ofField(field.key(), finding.code(), finding.args().toArray());
  }

  /** @return whether it is held; that there is no room for it is a finding */
  private boolean hold(UUID key, CleanFile file, Form.Field field, List<Finding> findings) {
    String sha256 = file.info().sha256();
    if (held(key).stream().anyMatch(info -> info.sha256().equals(sha256))) {
      return true;
    }
    Optional<Finding> full = held.keep(key, List.of(file), clock.instant());
    full.ifPresent(finding -> findings.add(on(field, finding)));
    return full.isEmpty();
  }

  /** What is held for a page whose form asks for files; nothing is looked for where it asks for none. */
  public List<FileInfo> held(UUID key, @Nullable Form form) {
    return form == null || asked(form).isEmpty() ? List.of() : held(key);
  }

  private List<FileInfo> held(UUID key) {
    return held.list(key).stream().map(HeldFiles.Held::info).toList();
  }

  /** The SHA-256 of those held that an answer names. */
  public Set<String> names(UUID key, @Nullable Form form, Map<String, Object> answers) {
    Set<String> names = new HashSet<>(NamedFiles.of(form, answers).keySet());
    names.retainAll(held(key, form).stream().map(FileInfo::sha256).toList());
    return names;
  }

  /** Those held that an answer names. */
  public List<Brought> brought(UUID key, @Nullable Form form, Map<String, Object> answers) {
    Map<String, Boolean> open = NamedFiles.of(form, answers);
    return held.files(key, open.keySet()).stream()
        .map(file -> new Brought(file, open.getOrDefault(file.info().sha256(), false)))
        .toList();
  }

  /**
   * Puts those that answers name into a case, once nothing else of the form is wrong and before the step it belongs to is taken: should that be
   * refused, they stand among the case's files.
   *
   * @return what was wrong, each on its question
   */
  public List<Finding> handIn(UUID key, @Nullable Form form, Entered entered, Actor actor, Case now, Instant at) {
    if (form == null || held(key, form).isEmpty()) {
      return List.of();
    }
    Form.Settled settled = readings.settled(form, entered, now.place());
    List<Finding> findings = new ArrayList<>(settled.findings());
    for (Form.Field field : settled.findings().isEmpty() ? openFirst(form) : List.<Form.Field>of()) {
      List<CleanFile> files = held.files(key, NamedFiles.of(List.of(field), settled.values()).keySet());
      if (!files.isEmpty()) {
        attachments.answer(actor, now, files, field.visible(), at).forEach(finding -> findings.add(on(field, finding)));
      }
    }
    return findings;
  }

  /** A file that answers two questions is open if one of them is. */
  private static List<Form.Field> openFirst(Form form) {
    return asked(form).stream().sorted(Comparator.comparing(field -> !field.visible())).toList();
  }

  /** Forgets what was held for a page that was sent. */
  public void drop(UUID key) {
    held.drop(key);
  }
}
