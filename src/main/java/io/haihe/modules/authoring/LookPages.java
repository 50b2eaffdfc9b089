package io.haihe.modules.authoring;

import io.haihe.kernel.casework.Stories;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.authoring.Outline;
import io.haihe.kernel.scenario.authoring.StateChart;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.DraftFile;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.kernel.scenario.drafts.Judgement;
import io.haihe.platform.BadInput;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Ways to look at a draft as a whole: what it changes, its picture, its stories. They need a package without faults. */
@Controller
@RequestMapping(DraftPages.PATH + "/{id}")
class LookPages {

  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

  private final Pages pages;
  private final Drafts drafts;
  private final DraftPages whole;
  private final Scenarios scenarios;
  private final Texts texts;

  LookPages(Pages pages, Drafts drafts, DraftPages whole, Scenarios scenarios, Texts texts) {
    this.pages = pages;
    this.drafts = drafts;
    this.whole = whole;
    this.scenarios = scenarios;
    this.texts = texts;
  }

  /** What a look at a draft needs of it. */
  private interface Look {
    PageView at(Draft draft, Scenario scenario);
  }

  private PageView look(Viewer viewer, long id, Locale locale, Look look) {
    Draft draft = drafts.find(viewer, id);
    Judgement judgement = drafts.judge(draft);
    Scenario scenario = judgement.scenario();
    return scenario == null ? whole.shown(viewer, id, locale, judgement.errors()) : look.at(draft, scenario);
  }

  @GetMapping("/changes")
  PageView changes(Viewer viewer, @PathVariable long id, Locale locale) {
    return look(viewer, id, locale, (draft, scenario) -> pages.view("authoring/changes")
        .title("authoring.changes.title", draft.key())
        .with("draft", draft)
        .with("differences", drafts.differences(draft, scenario, locale)));
  }

  @GetMapping("/chart")
  PageView chart(Viewer viewer, @PathVariable long id, Locale locale) {
    return look(viewer, id, locale, (draft, scenario) -> pages.view("authoring/chart")
        .title("authoring.chart.title", draft.key())
        .with("draft", draft)
        .with("outline", String.join("\n", Outline.of(scenario, texts, locale))));
  }

  /** Its own policy lets the picture bring its colours along; it can run nothing. */
  @GetMapping("/chart.svg")
  ResponseEntity<byte[]> picture(Viewer viewer, @PathVariable long id, Locale locale) {
    Judgement judgement = drafts.judge(drafts.find(viewer, id));
    Scenario scenario = judgement.scenario();
    if (scenario == null) {
      throw new BadInput(judgement.errors());
    }
    return ResponseEntity.ok()
        .contentType(SVG)
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .body(StateChart.svg(scenario, texts, locale).getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/stories")
  PageView stories(Viewer viewer, @PathVariable long id, Locale locale) {
    return look(viewer, id, locale, (draft, scenario) -> {
      List<DraftFile> files = drafts.files(draft);
      Stories.Report report = Stories.inSampleCity(scenario, scenarios::find).run(contents(files));
      return pages.view("authoring/stories")
          .title("authoring.stories.title", draft.key())
          .with("draft", draft)
          .with("report", report)
          .with("files", files.stream().map(DraftFile::path).filter(Stories::isStory).toList());
    });
  }

  private static Map<String, byte[]> contents(List<DraftFile> files) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    files.forEach(file -> contents.put(file.path(), file.content()));
    return contents;
  }
}
