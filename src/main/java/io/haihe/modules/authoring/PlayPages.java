package io.haihe.modules.authoring;

import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Simulation;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.kernel.scenario.drafts.Judgement;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;

/**
 * The simulator: a pretend case in which one acts as each role. All it is stands in the page, so that it needs no session, looking again changes
 * nothing, and it goes through changes of the draft.
 */
@Controller
@RequestMapping(DraftPages.PATH + "/{id}/play")
class PlayPages {

  private static final int LONGEST = 200_000;
  private static final List<String> SPANS =
      List.of("10 minute", "1 hour", "1 working-day", "5 working-day", "1 calendar-day", "30 calendar-day");

  private final Pages pages;
  private final Drafts drafts;
  private final DraftPages whole;
  private final PlayViews views;
  private final Scenarios scenarios;
  private final Clock clock;

  PlayPages(Pages pages, Drafts drafts, DraftPages whole, PlayViews views, Scenarios scenarios, Clock clock) {
    this.pages = pages;
    this.drafts = drafts;
    this.whole = whole;
    this.views = views;
    this.scenarios = scenarios;
    this.clock = clock;
  }

  @GetMapping
  PageView begin(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String type, Locale locale) {
    Draft draft = drafts.find(viewer, id);
    Judgement judgement = drafts.judge(draft);
    Scenario scenario = judgement.scenario();
    return scenario == null
        ? whole.shown(viewer, id, locale, judgement.errors())
        : report(draft, scenario, type, Map.of(), List.of(), locale);
  }

  private PageView report(
      Draft draft, Scenario scenario, String type, Map<String, List<String>> entered, List<String> refusals, Locale locale) {
    CaseType kind = scenario.types().getOrDefault(type, scenario.types().values().iterator().next());
    return pages.view("authoring/play-report")
        .title("authoring.play.title", draft.key())
        .with("draft", draft)
        .with("scenario", scenario)
        .with("kind", kind)
        .with("who", who(kind))
        .with("fields", PlayField.of(kind.intake().form(), scenario.texts(), entered, locale))
        .with("refusals", refusals)
        .status(refusals.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static List<String> who(CaseType kind) {
    List<String> who = new ArrayList<>();
    if (kind.intake().reporter()) {
      who.add(Simulation.REPORTER);
    }
    if (kind.intake().system()) {
      who.add(Simulation.SYSTEM);
    }
    kind.intake().by().stream().map(Role::key).sorted().forEach(who::add);
    return who;
  }

  /** @param deed {@code open}, {@code take:…}, {@code step:…}, {@code wait}, {@code ring}, {@code back}, or nothing to look again */
  @PostMapping
  PageView act(
      Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String story, @RequestParam(defaultValue = "") String deed,
      @RequestParam MultiValueMap<String, String> sent, Locale locale) {
    Draft draft = drafts.find(viewer, id);
    Judgement judgement = drafts.judge(draft);
    Scenario scenario = judgement.scenario();
    if (scenario == null) {
      return whole.shown(viewer, id, locale, judgement.errors());
    }
    Map<String, List<String>> entered = entered(sent);
    Played before = story.isEmpty() ? null : Played.read(limited(story));
    Played after = Played.after(before, new Played.Deed(deed, sent, entered), scenario, today());
    Simulation play = played(scenario, after);
    boolean refused = play.failures().size() > 0;
    if (refused && before == null || play.now().isEmpty()) {
      return report(draft, scenario, first(sent, "type"), entered, refusals(play, scenario, locale), locale);
    }
    Played kept = refused && before != null ? before : after;
    Simulation shown = refused ? played(scenario, kept) : play;
    PlayViews.Tried tried = new PlayViews.Tried(refused ? first(sent, "as") + " " + deed : "", entered);
    return pages.view("authoring/play")
        .title("authoring.play.title", draft.key())
        .with("draft", draft)
        .with("view", views.of(shown, kept.text(), kept.steps(), scenario.texts(), tried, locale))
        .with("spans", SPANS)
        .with("refusals", refused ? refusals(play, scenario, locale) : List.of())
        .with("yaml", kept.yaml())
        .status(refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  private Simulation played(Scenario scenario, Played story) {
    try {
      return Simulation.play(scenario, story.json(), scenarios::find);
    } catch (IllegalArgumentException | DateTimeException | JacksonException unplayable) {
      throw new BadInput(Finding.ofField("story", "casework.story.wrong", 0, String.valueOf(unplayable.getMessage())));
    }
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), Simulation.zone()) + "T09:00";
  }

  private static String limited(String story) {
    if (story.length() > LONGEST) {
      throw new BadInput(Finding.ofField("story", "authoring.play.long"));
    }
    return story;
  }

  private List<String> refusals(Simulation play, Scenario scenario, Locale locale) {
    Outcome.Refused refused = play.refusal();
    return refused == null
        ? views.say(play.failures(), locale)
        : views.refusals(refused, scenario.texts(), locale);
  }

  private static Map<String, List<String>> entered(MultiValueMap<String, String> sent) {
    Map<String, List<String>> entered = new LinkedHashMap<>();
    sent.forEach((name, values) -> {
      if (name.startsWith("f.")) {
        entered.put(name.substring(2), values);
      }
    });
    return entered;
  }

  static String first(MultiValueMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "");
  }
}
