package io.haihe.modules.authoring;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.DraftFile;
import io.haihe.kernel.scenario.drafts.DraftFiles.Saved;
import io.haihe.kernel.scenario.drafts.DraftFiles;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.kernel.scenario.drafts.Judgement;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** The files of a draft. What was typed is kept, however broken it is, and shown with what the checker says of it. */
@Controller
@RequestMapping(DraftPages.PATH + "/{id}")
class FilePages {

  private final Pages pages;
  private final Drafts drafts;
  private final DraftFiles files;
  private final DraftPages whole;
  private final LifeWords life;

  FilePages(Pages pages, Drafts drafts, DraftFiles files, DraftPages whole, LifeWords life) {
    this.pages = pages;
    this.drafts = drafts;
    this.files = files;
    this.whole = whole;
    this.life = life;
  }

  /**
   * What the editor shows.
   *
   * @param text null for a file that is no text
   * @param revision the text was made from
   * @param saved whether it was kept just now
   */
  private record Shown(String path, @Nullable String text, int revision, boolean saved, List<Finding> findings) {}

  @GetMapping("/file")
  PageView file(
      Viewer viewer, @PathVariable long id, @RequestParam String path, @RequestParam(required = false) @Nullable String saved,
      Locale locale) {
    Draft draft = drafts.find(viewer, id);
    DraftFile file = drafts.file(draft, path)
        .orElseThrow(() -> new NotFound(Finding.ofField("path", "scenario.draft.noFile", path)));
    return view(viewer, draft, new Shown(path, file.text().orElse(null), file.revision(), saved != null, List.of()), null, locale);
  }

  @PostMapping("/file")
  View save(
      Viewer viewer, @PathVariable long id, @RequestParam String path, @RequestParam int revision, @RequestParam String text,
      Locale locale) {
    String typed = text.replace("\r\n", "\n");
    try {
      return switch (files.save(viewer, id, path, revision, typed)) {
        case Saved.Kept kept -> Redirects.to(at(id, path) + "&saved");
        case Saved.Overtaken overtaken -> overtaken(viewer, id, path, typed, overtaken.theirs(), locale);
      };
    } catch (BadInput bad) {
      return again(viewer, id, new Shown(path, typed, revision, false, bad.findings()), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Conflict frozen) {
      return again(viewer, id, new Shown(path, typed, revision, false, List.of(frozen.finding())), locale).status(HttpStatus.CONFLICT);
    }
  }

  /** Both are shown; saving again puts the own text in the place of the other, which has been seen then. */
  private PageView overtaken(Viewer viewer, long id, String path, String typed, @Nullable DraftFile theirs, Locale locale) {
    Finding told = Finding.ofField("text", "scenario.draft.overtaken", path);
    int revision = theirs == null ? 0 : theirs.revision();
    return view(viewer, drafts.find(viewer, id), new Shown(path, typed, revision, false, List.of(told)), theirs, locale)
        .status(HttpStatus.CONFLICT);
  }

  private PageView again(Viewer viewer, long id, Shown shown, Locale locale) {
    return view(viewer, drafts.find(viewer, id), shown, null, locale);
  }

  private PageView view(Viewer viewer, Draft draft, Shown shown, @Nullable DraftFile theirs, Locale locale) {
    Judgement judgement = drafts.judge(draft);
    String text = shown.text();
    List<String> lines = text == null ? List.of() : text.lines().toList();
    return pages.view("authoring/file")
        .title("authoring.file.title", shown.path(), draft.key())
        .with("draft", draft)
        .with("path", shown.path())
        .with("text", text)
        .with("revision", shown.revision())
        .with("saved", shown.saved())
        .with("beside", judgement.of(shown.path()).stream()
            .map(finding -> FindingLine.of(finding, judgement.isError(finding), lines))
            .toList())
        .with("elsewhere", judgement.errors().stream().filter(finding -> !shown.path().equals(finding.file())).count())
        .with("theirs", theirs == null ? null : theirs.text().orElse(""))
        .with("theirsBy", theirs == null
            ? "" : life.when(viewer, theirs.changedAt(), locale) + " · " + life.who(theirs.changedBy(), locale))
        .with("findings", shown.findings());
  }

  @PostMapping("/files")
  View add(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String path, Locale locale) {
    String name = path.strip();
    try {
      if (drafts.file(drafts.find(viewer, id), name).isEmpty()) {
        files.save(viewer, id, name, 0, "");
      }
      return Redirects.to(at(id, name));
    } catch (BadInput bad) {
      return whole.shown(viewer, id, locale, bad.findings());
    }
  }

  @PostMapping("/files/remove")
  View remove(Viewer viewer, @PathVariable long id, @RequestParam String path, @RequestParam int revision) {
    files.remove(viewer, id, path, revision);
    return Redirects.to(DraftPages.PATH + "/" + id);
  }

  @PostMapping("/zip")
  View replace(
      Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "0") int revision, @RequestParam MultipartFile file, Locale locale)
      throws IOException {
    try {
      files.replace(viewer, id, revision, file.getBytes());
      return Redirects.to(DraftPages.PATH + "/" + id);
    } catch (BadInput bad) {
      return whole.shown(viewer, id, locale, bad.findings());
    }
  }

  static String at(long id, String path) {
    return UriComponentsBuilder.fromPath(DraftPages.PATH + "/" + id + "/file").queryParam("path", "{path}").encode().build(path).toString();
  }
}
