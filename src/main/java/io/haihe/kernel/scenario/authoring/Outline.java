package io.haihe.kernel.scenario.authoring;

import io.haihe.kernel.scenario.Awaits;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.CertificateRule;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Examination;
import io.haihe.kernel.scenario.Examination.Look;
import io.haihe.kernel.scenario.Fee;
import io.haihe.kernel.scenario.Notice;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.PrintForm;
import io.haihe.kernel.scenario.ReplyTemplate;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.SignatureRule;
import io.haihe.kernel.scenario.State;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells in lines of text what a scenario declares: states with the steps that leave them, deadlines, tasks, what is handed out and told, and what is asked. */
public final class Outline {

  /** Before the name of the state a case begins in. */
  static final String FIRST = "▶ ";

  private final Scenario scenario;
  private final Texts platform;
  private final Locale locale;
  private final List<String> lines = new ArrayList<>();

  private Outline(Scenario scenario, Texts platform, Locale locale) {
    this.scenario = scenario;
    this.platform = platform;
    this.locale = locale;
  }

  public static List<String> of(Scenario scenario, Texts platform, Locale locale) {
    var outline = new Outline(scenario, platform, locale);
    outline.lines.add("%s (%s %s)".formatted(outline.named("title"), scenario.key(), scenario.version()));
    scenario.types().values().forEach(outline::type);
    return List.copyOf(outline.lines);
  }

  private void type(CaseType type) {
    lines.add("");
    lines.add("%s (%s, %s)".formatted(named("cases." + type.key()), type.key(), type.prefix()));
    type.states().values().forEach(state -> state(type, state));
    section("scenario.outline.deadlines", type.deadlines().values().stream().map(this::deadline).toList());
    section("scenario.outline.fees", type.fees().values().stream().map(this::fee).toList());
    SignatureRule signature = type.signature();
    section("scenario.outline.signature", signature == null ? List.of() : List.of(signature(signature)));
    section("scenario.outline.tasks", type.tasks().values().stream().map(this::task).toList());
    section("scenario.outline.documents", type.correspondence().documents().values().stream().map(this::document).toList());
    section("scenario.outline.templates", type.correspondence().templates().values().stream().map(this::template).toList());
    section("scenario.outline.notices", type.correspondence().notices().values().stream().map(this::notice).toList());
    Examination examination = type.examination();
    section("scenario.outline.examination", examination == null ? List.of() : examination.signs().stream().map(this::suspicion).toList());
    section("scenario.outline.forms", FormOutline.of(type, this::named, platform, locale));
  }

  private void section(String heading, List<String> items) {
    if (!items.isEmpty()) {
      lines.add("  " + platform.text(locale, heading));
      items.forEach(item -> lines.add("    " + item));
    }
  }

  private void state(CaseType type, State state) {
    String mark = state.key().equals(type.initial()) ? FIRST : state.isFinal() ? "■ " : "● ";
    lines.add("  " + mark + named("states." + state.key()) + " (" + state.key() + ")" + waiting(state.awaits()));
    type.transitions().values().stream()
        .filter(transition -> transition.from().contains(state.key()))
        .forEach(transition -> lines.add("      " + step(transition)));
  }

  private String waiting(@Nullable Awaits awaits) {
    return awaits == null ? "" : " · " + platform.text(locale, "scenario.outline.awaits", role(awaits.role().key()));
  }

  private String step(Transition transition) {
    String to = transition.to() == null ? "" : " → " + named("states." + transition.to());
    String elsewhere = transition.effects().stream().map(this::elsewhere).collect(Collectors.joining());
    return "%s (%s)%s · %s%s".formatted(
        named("transitions." + transition.key()), transition.key(), to, everybody(transition.by()), elsewhere);
  }

  /** What it does to another case, or to a ballot. */
  private String elsewhere(Effect effect) {
    return switch (effect) {
      case Effect.Merge merge -> elsewhere("merge", "");
      case Effect.PassOn pass -> elsewhere("passOn", named("transitions." + pass.transition()));
      case Effect.Tally tally -> elsewhere("tally", named("tasks." + tally.task()));
      case Effect.OpenCase open ->
          elsewhere("openCase", (open.scenario().isEmpty() ? "" : open.scenario() + "/") + open.type());
      default -> "";
    };
  }

  private String elsewhere(String word, String what) {
    return " · " + platform.text(locale, "scenario.outline." + word, what);
  }

  private String who(Permit permit) {
    return permit.role() == null
        ? platform.text(locale, "scenario.outline." + permit.kind().name().toLowerCase(Locale.ROOT))
        : role(permit.role().key());
  }

  private String role(String key) {
    return platform.text(locale, "org.role." + key);
  }

  private String deadline(DeadlineRule rule) {
    return "%s (%s): %s".formatted(named("deadlines." + rule.key()), rule.key(), limits(rule) + ladder(rule));
  }

  private static String limits(DeadlineRule rule) {
    return rule.until() != null
        ? rule.until().source()
        : rule.limits().stream().map(Outline::limit).collect(Collectors.joining(" | "));
  }

  /** Who is told when it was due. */
  private String ladder(DeadlineRule rule) {
    return rule.ladder().stream()
        .map(rung -> "; " + platform.text(locale, "scenario.outline.escalates", rung.after().toString(), who(rung.to())))
        .collect(Collectors.joining());
  }

  private static String limit(DeadlineRule.LimitChoice choice) {
    String limit = choice.limit() != null
        ? choice.limit().toString()
        : choice.field() != null ? "form." + choice.field() : "categories." + choice.categoryColumn();
    return choice.when() == null ? limit : limit + " if " + choice.when().source();
  }

  private String task(TaskType task) {
    String steps = task.steps().values().stream()
        .map(step -> named("tasks." + task.key() + "." + step.key())
            + (step.ballot() ? " (" + platform.text(locale, "scenario.outline.ballot") + ")" : "") + clock(step.deadline()))
        .collect(Collectors.joining(" → "));
    return "%s (%s)%s · %s".formatted(
        named("tasks." + task.key()), task.key(), steps.isEmpty() ? "" : ": " + steps, role(task.role().key()));
  }

  private String fee(Fee fee) {
    return "%s (%s): %s → %s".formatted(named(fee.text()), fee.key(), fee.amount().source(), named("transitions." + fee.then()));
  }

  private String signature(SignatureRule rule) {
    String by = rule.by().stream()
        .map(means -> platform.text(locale, "scenario.outline.signature." + means.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
    return "%s → %s".formatted(by, named("transitions." + rule.then()));
  }

  private String clock(@Nullable DeadlineRule rule) {
    return rule == null ? "" : " [" + limits(rule) + ladder(rule) + "]";
  }

  private String document(PrintForm form) {
    CertificateRule certificate = form.certificate();
    String issued = certificate == null
        ? ""
        : " · " + platform.text(
            locale, "scenario.outline.issued", certificate.type(),
            certificate.issuedOn().stream().map(step -> named("transitions." + step)).collect(Collectors.joining(", ")));
    return "%s (%s) · %s%s".formatted(named(form.title()), form.key(), everybody(form.by()), issued);
  }

  private String template(ReplyTemplate template) {
    return "%s (%s) → %s · %s".formatted(
        named(template.name()), template.key(), named(template.stepName()), named("fields." + template.field()));
  }

  private String suspicion(Examination.Sign sign) {
    String when = sign.when() == null ? "" : " · " + platform.text(locale, "scenario.outline.x-when", sign.when().source());
    return "%s%s (%s): %s%s".formatted(
        sign.item().isEmpty() ? "" : sign.item() + " ", named("suspicions." + sign.key()), sign.key(), looked(sign.look()), when);
  }

  private static String looked(Look look) {
    return switch (look) {
      case Look.Permissions permissions -> "permissions " + String.join(", ", permissions.names());
      case Look.Classes classes -> "classes " + String.join(", ", classes.beginnings());
      case Look.Exported exported -> "exported " + String.join(", ", exported.kinds());
      case Look.Flags flags -> "flags " + String.join(", ", flags.names());
      case Look.TargetBelow below -> "targetSdkBelow " + below.sdk();
    };
  }

  private String notice(Notice notice) {
    return "%s: %s → %s".formatted(notice.key(), String.join(", ", notice.on()), everybody(notice.to()));
  }

  private String everybody(List<Permit> permits) {
    return permits.stream().map(this::who).distinct().collect(Collectors.joining(", "));
  }

  private String named(String key) {
    return scenario.texts().text(locale, key);
  }
}
