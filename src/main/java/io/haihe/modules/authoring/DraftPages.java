package io.haihe.modules.authoring;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.DraftFile;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.kernel.scenario.drafts.Judgement;
import io.haihe.kernel.scenario.drafts.Reviews;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** A draft as a whole, and its way into force. */
@Controller
@RequestMapping(DraftPages.PATH)
class DraftPages {

  static final String PATH = "/admin/drafts";

  private final Pages pages;
  private final Drafts drafts;
  private final Reviews reviews;
  private final ScenarioPages list;
  private final LifeWords life;

  DraftPages(Pages pages, Drafts drafts, Reviews reviews, ScenarioPages list, LifeWords life) {
    this.pages = pages;
    this.drafts = drafts;
    this.reviews = reviews;
    this.list = list;
    this.life = life;
  }

  static String path(Draft draft) {
    return PATH + "/" + draft.id();
  }

  @PostMapping
  View template(Viewer viewer, @RequestParam(defaultValue = "") String key, Locale locale) {
    list.requireAuthor(viewer);
    try {
      return Redirects.to(path(drafts.fromTemplate(viewer, key.strip())));
    } catch (BadInput bad) {
      return list.list(viewer, locale, key, bad.findings());
    }
  }

  @PostMapping("/upload")
  View upload(Viewer viewer, @RequestParam MultipartFile file, Locale locale) throws IOException {
    list.requireAuthor(viewer);
    try {
      return Redirects.to(path(drafts.fromZip(viewer, file.getBytes())));
    } catch (BadInput bad) {
      return list.list(viewer, locale, "", bad.findings());
    }
  }

  /** A file that was refused is told of at that address; the form stands on the page of all scenarios. */
  @GetMapping("/upload")
  View again(Viewer viewer) {
    list.requireAuthor(viewer);
    return Redirects.to("/admin/scenarios");
  }

  @GetMapping("/{id}")
  PageView one(Viewer viewer, @PathVariable long id, Locale locale) {
    return shown(viewer, id, locale, List.of());
  }

  PageView shown(Viewer viewer, long id, Locale locale, List<Finding> findings) {
    Draft draft = drafts.find(viewer, id);
    Judgement judgement = drafts.judge(draft);
    return pages.view("authoring/draft")
        .title("authoring.draft.title", draft.key())
        .with("draft", draft)
        .with("files", FileGroup.of(drafts.files(draft).stream().map(file -> line(viewer, file, judgement, locale)).toList()))
        .with("judgement", judgement)
        .with("mayJudge", reviews.mayJudge(viewer, draft))
        .with("changed", life.when(viewer, draft.changedAt(), locale) + " · " + life.who(draft.changedBy(), locale))
        .with("log", life.of(viewer, draft.key(), locale))
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FileLine line(Viewer viewer, DraftFile file, Judgement judgement, Locale locale) {
    List<Finding> found = judgement.of(file.path());
    int errors = (int) found.stream().filter(judgement::isError).count();
    return new FileLine(
        file.path(), file.content().length, life.when(viewer, file.changedAt(), locale), life.who(file.changedBy(), locale),
        errors, found.size() - errors, file.revision());
  }

  @GetMapping("/{id}/zip")
  ResponseEntity<byte[]> zip(Viewer viewer, @PathVariable long id) {
    Draft draft = drafts.find(viewer, id);
    return Downloads.zip(draft.key() + "-draft", drafts.zip(draft));
  }

  @PostMapping("/{id}/hand-in")
  View handIn(Viewer viewer, @PathVariable long id, @RequestParam int revision, Locale locale) {
    return done(viewer, id, locale, () -> reviews.handIn(viewer, id, revision));
  }

  @PostMapping("/{id}/take-back")
  View takeBack(Viewer viewer, @PathVariable long id, @RequestParam int revision, Locale locale) {
    return done(viewer, id, locale, () -> reviews.takeBack(viewer, id, revision));
  }

  @PostMapping("/{id}/send-back")
  View sendBack(
      Viewer viewer, @PathVariable long id, @RequestParam int revision, @RequestParam(defaultValue = "") String reason, Locale locale) {
    return done(viewer, id, locale, () -> reviews.sendBack(viewer, id, revision, reason));
  }

  @PostMapping("/{id}/publish")
  View publish(Viewer viewer, @PathVariable long id, @RequestParam int revision, Locale locale) {
    return done(viewer, id, locale, () -> reviews.publish(viewer, id, revision));
  }

  @PostMapping("/{id}/discard")
  View discard(Viewer viewer, @PathVariable long id, @RequestParam int revision, Locale locale) {
    return done(viewer, id, locale, () -> reviews.discard(viewer, id, revision));
  }

  private View done(Viewer viewer, long id, Locale locale, Runnable deed) {
    try {
      deed.run();
      return Redirects.to(PATH + "/" + id);
    } catch (BadInput bad) {
      return shown(viewer, id, locale, bad.findings());
    }
  }
}
