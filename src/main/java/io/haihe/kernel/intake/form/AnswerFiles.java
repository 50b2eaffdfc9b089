package io.haihe.kernel.intake.form;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.CleanFile;
import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.platform.Digests;
import io.haihe.platform.Finding;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
    Entered answered = entered;
    List<Finding> findings = new ArrayList<>();
    for (Form.Field field : form.fields()) {
      if (field.attachment()) {
        for (CleanFile file : vetted(field, type, sent.getFiles(FILE + field.key()), findings)) {
          answered = answered.answered(field.key(), hold(key, file, field, findings), field.type().equals("array"));
        }
      }
    }
    return new Taken(answered, findings);
  }

  private List<CleanFile> vetted(Form.Field field, CaseType type, List<MultipartFile> sent, List<Finding> findings) {
    List<Upload> uploads = sent.stream().filter(file -> !isNone(file)).map(this::upload).toList();
    Attachments.Vetted vetted = attachments.vet(uploads, type);
    vetted.findings().forEach(finding -> findings.add(on(field, finding)));
    vetted.files().stream().filter(file -> !field.accepts(file.type())).forEach(file -> findings.add(
        Finding.ofField(field.key(), "casework.file.kind", file.name(), String.join(", ", field.accept()))));
    return vetted.files().stream().filter(file -> field.accepts(file.type())).toList();
  }

  private static boolean isNone(MultipartFile file) {
    return file.isEmpty() && Objects.requireNonNullElse(file.getOriginalFilename(), "").isEmpty();
  }

  private Upload upload(MultipartFile file) {
    try {
      return attachments.read(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getSize(), file::getBytes);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static Finding on(Form.Field field, Finding finding) {
    return Finding.ofField(field.key(), finding.code(), finding.args().toArray());
  }

  /** @return its SHA-256, also where there is no room for it, which is a finding */
  private String hold(UUID key, CleanFile file, Form.Field field, List<Finding> findings) {
    String sha256 = Digests.sha256Hex(file.bytes());
    boolean known = held(key).stream().anyMatch(info -> info.sha256().equals(sha256));
    if (!known) {
      held.keep(key, List.of(file), clock.instant()).ifPresent(full -> findings.add(on(field, full)));
    }
    return sha256;
  }

  /** What is held for a page whose form asks for files; nothing is looked for where it asks for none. */
  public List<FileInfo> held(UUID key, @Nullable Form form) {
    return form == null || form.fields().stream().noneMatch(Form.Field::attachment) ? List.of() : held(key);
  }

  private List<FileInfo> held(UUID key) {
    return held.files(key).stream().map(CleanFile::info).toList();
  }

  /** Those held that an answer names. */
  public List<CleanFile> named(UUID key, @Nullable Form form, Map<String, Object> answers) {
    return form == null ? List.of() : named(key, form.fields(), answers);
  }

  private List<CleanFile> named(UUID key, List<Form.Field> fields, Map<String, Object> answers) {
    Set<Object> names = new HashSet<>();
    fields.stream().filter(Form.Field::attachment).flatMap(field -> Stream.ofNullable(answers.get(field.key())))
        .forEach(answer -> names.addAll(answer instanceof List<?> several ? several : List.of(answer)));
    return names.isEmpty()
        ? List.of()
        : held.files(key).stream().filter(file -> names.contains(Digests.sha256Hex(file.bytes()))).toList();
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
    for (Form.Field field : settled.findings().isEmpty() ? form.fields() : List.<Form.Field>of()) {
      List<CleanFile> files = named(key, List.of(field), settled.values());
      if (!files.isEmpty()) {
        attachments.attachClean(actor, now, files, field.visible(), at).forEach(finding -> findings.add(on(field, finding)));
      }
    }
    return findings;
  }

  /** Forgets what was held for a page that was sent. */
  public void drop(UUID key) {
    held.drop(key);
  }
}
