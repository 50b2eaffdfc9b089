package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.importing.ImportPreview;
import io.haihe.kernel.intake.importing.ImportRun;
import io.haihe.kernel.intake.importing.Imports;
import io.haihe.kernel.intake.importing.Imports.Sent;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.Texts;
import io.haihe.platform.Utf8;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Cases from another system's file: sent, looked at, taken over in the background. */
@Controller
@RequestMapping(ImportPages.PATH)
class ImportPages {

  static final String PATH = "/admin/import";

  private final Pages pages;
  private final Imports imports;
  private final CaseWords words;
  private final TimeWords time;
  private final Places places;
  private final People people;
  private final Texts texts;

  ImportPages(Pages pages, Imports imports, CaseWords words, TimeWords time, Places places, People people, Texts texts) {
    this.pages = pages;
    this.imports = imports;
    this.words = words;
    this.time = time;
    this.places = places;
    this.people = people;
    this.texts = texts;
  }

  @GetMapping
  PageView all(Viewer viewer) {
    return list(viewer, List.of());
  }

  private PageView list(Viewer viewer, List<Finding> findings) {
    if (imports.cities(viewer).isEmpty()) {
      throw new AccessDeniedException("for administrators of a whole city");
    }
    return pages.view("intake/imports")
        .with("cities", imports.cities(viewer))
        .with("profiles", imports.shipped())
        .with("runs", imports.of(viewer))
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping
  View send(
      Viewer viewer,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String profile,
      @RequestParam MultipartFile file,
      @RequestParam(required = false) @Nullable MultipartFile ownProfile)
      throws IOException {
    try {
      return to(imports.send(viewer, sent(city, profile, file, ownProfile)));
    } catch (BadInput bad) {
      return list(viewer, bad.findings());
    }
  }

  private static Sent sent(String city, String profile, MultipartFile file, @Nullable MultipartFile own) throws IOException {
    if (own == null || own.isEmpty()) {
      return new Sent(city, profile, "", name(file), file.getBytes());
    }
    return new Sent(city, name(own), text(name(own), own.getBytes()), name(file), file.getBytes());
  }

  private static String name(MultipartFile file) {
    String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replace("\0", "");
  }

  private static String text(String name, byte[] bytes) {
    return Utf8.text(bytes).orElseThrow(() -> new BadInput(Finding.at(name, 0, 0, "", "importing.csv.encoding")));
  }

  /** As a preview until it is begun, and how far it has come from then on. */
  @GetMapping("/{id}")
  PageView one(Viewer viewer, @PathVariable long id, Locale locale) {
    ImportRun run = imports.find(viewer, id);
    ZoneId zone = places.city(run.city()).orElseThrow().zone();
    PageView page =
        pages.view("intake/import")
            .title("intake.import.title", run.fileName())
            .with("run", run)
            .with("by", people.nameOf(run.person()))
            .with("uploaded", run.uploadedAt().atZone(zone));
    if (run.state() != ImportRun.State.PREVIEW) {
      return page.with("lines", List.of());
    }
    try {
      ImportPreview preview = imports.preview(viewer, id);
      return page.with("preview", preview).with("lines", preview.lines().stream().map(line -> line(line, locale)).toList());
    } catch (BadInput bad) {
      return page.with("lines", List.of()).with("findings", bad.findings()).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private ImportLine line(ImportPreview.Line line, Locale locale) {
    Case become = line.become();
    if (become == null) {
      return new ImportLine(line.line(), line.id(), line.known(), "", "", "", null, 0, line.finding());
    }
    return new ImportLine(
        line.line(), line.id(), false, words.categoryPath(locale, become.scenarioVersion(), become.category()),
        words.placePath(locale, become.place()), words.state(locale, become.scenarioVersion(), become.state()),
        time.local(become.place(), become.openedAt()), line.steps(), null);
  }

  @PostMapping("/{id}/begin")
  View begin(Viewer viewer, @PathVariable long id) {
    imports.begin(viewer, id);
    return to(id);
  }

  @PostMapping("/{id}/stop")
  View stop(Viewer viewer, @PathVariable long id) {
    imports.stop(viewer, id);
    return to(id);
  }

  @GetMapping("/{id}/rejects.csv")
  void rejects(Viewer viewer, @PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
    imports.find(viewer, id);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"import-" + id + "-rejected.csv\"");
    Spreadsheet.write(response.getOutputStream(), csv -> imports.rejects(viewer, id, locale, texts::line, csv));
  }

  private static View to(long id) {
    return new RedirectView(PATH + "/" + id, true);
  }
}
