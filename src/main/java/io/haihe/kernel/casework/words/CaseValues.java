package io.haihe.kernel.casework.words;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Personal;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.Transition;
import io.haihe.kernel.scenario.ValueNames;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a case holds, by the {@link ValueNames} that documents, reply templates and notices use. */
@Component
public class CaseValues {

  private static final String NOTHING = "—";

  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final FieldWords fields;
  private final Texts texts;

  CaseValues(Scenarios scenarios, CaseWords words, TimeWords time, FieldWords fields, Texts texts) {
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.fields = fields;
    this.texts = texts;
  }

  /**
   * A case that is spoken of.
   *
   * @param personal what may be said of it
   * @param inPublicWords whether states and deadlines are called what residents call them
   */
  public record Spoken(Case matter, List<Entry> timeline, Personal personal, boolean inPublicWords, Instant now) {}

  /** A text of the scenario with the values filled in. */
  public String fill(Locale locale, Spoken spoken, String textKey) {
    String text = words.scenario(locale, spoken.matter().scenarioVersion(), textKey);
    return ValueNames.fill(text, name -> say(locale, spoken, name));
  }

  /** A dash for what is not there. */
  public String say(Locale locale, Spoken spoken, String name) {
    String said = said(locale, spoken, name);
    return said.isBlank() ? NOTHING : said;
  }

  private String said(Locale locale, Spoken spoken, String name) {
    int dot = name.indexOf('.');
    String key = name.substring(dot + 1);
    return switch (dot < 0 ? "" : name.substring(0, dot)) {
      case "form" -> entered(locale, spoken, type(spoken).intake().form(), first(spoken), key);
      case "entered" -> enteredWith(locale, spoken, key);
      case "taken" -> last(spoken, key).map(entry -> exact(locale, spoken, entry.at())).orElse("");
      case "facts" -> fact(locale, spoken, key);
      case "due" -> due(locale, spoken, key);
      case "contact" -> contact(spoken, key);
      default -> ofCase(locale, spoken, name);
    };
  }

  private String ofCase(Locale locale, Spoken spoken, String name) {
    Case matter = spoken.matter();
    int version = matter.scenarioVersion();
    return switch (name) {
      case "number" -> matter.number();
      case "scenario" -> words.scenario(locale, version, "title");
      case "category" -> words.category(locale, version, matter.category());
      case "place" -> words.placePath(locale, matter.place());
      case "state" -> publicWords(locale, spoken, "states." + matter.state());
      case "unit" -> words.unit(locale, matter.responsible());
      case "text" -> matter.text();
      case "address" -> Objects.requireNonNullElse(matter.address(), "");
      case "openedAt" -> exact(locale, spoken, matter.openedAt());
      case "closedAt" -> matter.closedAt() == null ? "" : exact(locale, spoken, matter.closedAt());
      case "today" -> time.day(locale, matter.place(), spoken.now());
      default -> "";
    };
  }

  private static Optional<Entry> first(Spoken spoken) {
    return spoken.timeline().stream().findFirst();
  }

  private static Optional<Entry> last(Spoken spoken, String transition) {
    return spoken.timeline().reversed().stream()
        .filter(entry -> entry.kind() == Entry.Kind.MOVED && entry.name().equals(transition))
        .findFirst();
  }

  private String enteredWith(Locale locale, Spoken spoken, String name) {
    String[] path = name.split("\\.", 2);
    Form form = type(spoken).transition(path[0]).map(Transition::form).orElse(null);
    return path.length < 2 ? "" : entered(locale, spoken, form, last(spoken, path[0]), path[1]);
  }

  private String entered(Locale locale, Spoken spoken, @Nullable Form form, Optional<Entry> entry, String key) {
    Form.Field field = field(form, key);
    Object value = field == null || entry.isEmpty() ? null : value(spoken, field, entry.get());
    return fields.say(locale, spoken.matter().scenarioVersion(), spoken.matter().place(), field, key, value);
  }

  private static @Nullable Object value(Spoken spoken, Form.Field field, Entry entry) {
    if (field.personal()) {
      return spoken.personal().entered().stream()
          .filter(each -> each.entry() == entry.seq() && each.key().equals(field.key()))
          .map(Personal.Field::value)
          .findFirst()
          .orElse(null);
    }
    return entry.kind() == Entry.Kind.OPENED ? spoken.matter().form().get(field.key()) : entry.input().get(field.key());
  }

  private static Form.@Nullable Field field(@Nullable Form form, String key) {
    return form == null ? null : form.field(key).orElse(null);
  }

  private String fact(Locale locale, Spoken spoken, String key) {
    Object kept = spoken.matter().facts().get(key);
    return switch (Objects.requireNonNull(type(spoken).facts().get(key))) {
      case INSTANT -> kept == null || kept.equals(Instant.EPOCH.toString()) ? "" : exact(locale, spoken, Instant.parse(kept.toString()));
      case COUNT -> kept == null ? "0" : kept.toString();
      case BOOLEAN -> fields.yesOrNo(locale, Boolean.TRUE.equals(kept));
      case NUMBER -> kept == null ? "" : kept.toString();
      case TEXT -> fields.say(locale, spoken.matter().scenarioVersion(), spoken.matter().place(), null, key, kept);
    };
  }

  private String due(Locale locale, Spoken spoken, String key) {
    Deadline deadline = spoken.matter().deadlines().get(key);
    return deadline == null || deadline.status() == Deadline.Status.PAUSED ? "" : exact(locale, spoken, deadline.dueAt());
  }

  private static String contact(Spoken spoken, String key) {
    String value =
        switch (key) {
          case "name" -> spoken.personal().contact().name();
          case "phone" -> spoken.personal().contact().phone();
          default -> spoken.personal().contact().email();
        };
    return Objects.requireNonNullElse(value, "");
  }

  /** What a value is called. */
  public String label(Locale locale, Spoken spoken, String name) {
    return label(locale, scenario(spoken), name, spoken.inPublicWords());
  }

  /** The same without a case. */
  public String label(Locale locale, Scenario scenario, String name, boolean inPublicWords) {
    ScenarioTexts labels = scenario.texts();
    int dot = name.lastIndexOf('.');
    String key = name.substring(dot + 1);
    return switch (dot < 0 ? "" : name.substring(0, name.indexOf('.'))) {
      case "form", "entered" -> labels.text(locale, "fields." + key);
      case "taken" -> labels.text(locale, "transitions." + key);
      case "facts" -> labels.text(locale, "facts." + key);
      case "due" -> inPublicWords ? labels.publicText(locale, "deadlines." + key) : labels.text(locale, "deadlines." + key);
      default -> texts.text(locale, "casework.words.value." + name);
    };
  }

  private String publicWords(Locale locale, Spoken spoken, String key) {
    ScenarioTexts labels = scenario(spoken).texts();
    return spoken.inPublicWords() ? labels.publicText(locale, key) : labels.text(locale, key);
  }

  private String exact(Locale locale, Spoken spoken, Instant at) {
    return time.exact(locale, spoken.matter().place(), at);
  }

  private CaseType type(Spoken spoken) {
    return scenario(spoken).type(spoken.matter().type());
  }

  private Scenario scenario(Spoken spoken) {
    return scenarios.version(spoken.matter().scenarioVersion());
  }
}
