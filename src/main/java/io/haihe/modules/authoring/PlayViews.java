package io.haihe.modules.authoring;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Simulation;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts a pretend case into words. */
@Component
class PlayViews {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Texts texts;

  PlayViews(Texts texts) {
    this.texts = texts;
  }

  /**
   * @param tried the step that was refused just now, as {@code who deed}; empty for none
   * @param entered what was entered into its form
   */
  record Tried(String tried, Map<String, List<String>> entered) {}

  PlayView of(Simulation play, String story, int done, ScenarioTexts words, Tried tried, Locale locale) {
    Case now = play.now().orElseThrow();
    LocalDateTime ring = play.nextRing();
    return new PlayView(
        story,
        words.text(locale, "states." + now.state()),
        now.desk() == null ? "" : role(now.desk().role().key(), locale) + " " + play.unit(now.desk().unit()),
        time(play.clock()),
        ring == null ? "" : ring.toString(),
        done,
        now.deadlines().values().stream().map(deadline -> clock(deadline, words, locale)).toList(),
        now.facts().entrySet().stream()
            .map(fact -> new PlayView.Fact(words.text(locale, "facts." + fact.getKey()), String.valueOf(fact.getValue())))
            .toList(),
        play.timeline().stream().map(entry -> line(entry, words, locale)).toList().reversed(),
        play.offers().stream().map(offer -> actor(offer, now, words, tried, locale)).toList());
  }

  private PlayView.Clock clock(Deadline deadline, ScenarioTexts words, Locale locale) {
    String name = (deadline.task() == 0 ? "deadlines." : "tasks.") + deadline.rule();
    return new PlayView.Clock(
        words.text(locale, name), texts.text(locale, "authoring.play.clock." + deadline.status()), time(deadline.dueAt()));
  }

  private PlayView.Line line(Entry entry, ScenarioTexts words, Locale locale) {
    String state = entry.changes().state();
    return new PlayView.Line(
        time(entry.at()), who(entry.by(), locale), what(entry, words, locale), state == null ? "" : words.text(locale, "states." + state));
  }

  private String what(Entry entry, ScenarioTexts words, Locale locale) {
    return switch (entry.kind()) {
      case MOVED -> words.text(locale, "transitions." + entry.name());
      case STEPPED -> words.text(locale, "tasks." + entry.name());
      case FIRED -> texts.text(locale, "authoring.play.rings", fired(entry.name(), words, locale));
      default -> texts.text(locale, "authoring.play.entry." + entry.kind());
    };
  }

  /** Of a task's step or a deadline: what comes after the last dot says which of its rings it is. */
  private static String fired(String name, ScenarioTexts words, Locale locale) {
    int dot = name.lastIndexOf('.');
    String rule = name.substring(0, dot).replaceAll("#\\d+$", "");
    return words.text(locale, (rule.contains(".") ? "tasks." : "deadlines.") + rule) + " (" + name.substring(dot + 1) + ")";
  }

  private PlayView.Actor actor(Simulation.Offer offer, Case now, ScenarioTexts words, PlayViews.Tried tried, Locale locale) {
    List<PlayView.Step> steps = offer.choices().stream().map(choice -> step(offer.who(), choice, now, words, tried, locale)).toList();
    return new PlayView.Actor(offer.who(), role(offer.who(), locale), steps);
  }

  private static PlayView.Step step(String who, Choice choice, Case now, ScenarioTexts words, Tried tried, Locale locale) {
    var task = now.tasks().get(choice.task());
    String deed = task == null ? "take:" + choice.key() : "step:" + task.type() + ":" + task.no() + ":" + choice.key();
    String name = task == null
        ? words.text(locale, "transitions." + choice.key())
        : words.text(locale, "tasks." + task.type()) + " · " + words.text(locale, "tasks." + task.type() + "." + choice.key());
    boolean again = tried.tried().equals(who + " " + deed);
    return new PlayView.Step(deed, name, PlayField.of(choice.form(), words, again ? tried.entered() : Map.of(), locale), again);
  }

  List<String> say(List<Finding> findings, Locale locale) {
    return findings.stream().map(finding -> texts.sentence(locale, finding)).toList();
  }

  /** In the scenario's own words where it has some. */
  List<String> refusals(Outcome.Refused refused, ScenarioTexts words, Locale locale) {
    if (!refused.text().isEmpty()) {
      return List.of(words.text(locale, refused.text()));
    }
    return refused.findings().isEmpty()
        ? List.of(texts.text(locale, "casework.refused." + refused.reason()))
        : refused.findings().stream().map(finding -> field(finding, words, locale) + texts.sentence(locale, finding)).toList();
  }

  private static String field(Finding finding, ScenarioTexts words, Locale locale) {
    return finding.field() == null ? "" : words.find(locale, "fields." + finding.field()).map(name -> name + ": ").orElse("");
  }

  private String who(By by, Locale locale) {
    Role role = by.role();
    return role != null ? role(role.key(), locale) : texts.text(locale, "casework.words.who." + by.kind().name().toLowerCase(Locale.ROOT));
  }

  private String role(String who, Locale locale) {
    boolean seatless = who.equals(Simulation.REPORTER) || who.equals(Simulation.SYSTEM);
    return texts.text(locale, (seatless ? "casework.words.who." : "org.role.") + who);
  }

  private static String time(Instant at) {
    return TIME.format(at.atZone(Simulation.zone()));
  }
}
