package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Files of parties and officers: sent, looked at, taken over in the background. */
@Controller
@RequestMapping(RegisterImportPages.PATH)
class RegisterImportPages {

  static final String PATH = "/admin/inspection/imports";
  private static final int FAULTS_SHOWN = 30;

  private final Pages pages;
  private final RegisterImports imports;
  private final Places places;
  private final People people;
  private final Texts texts;

  RegisterImportPages(Pages pages, RegisterImports imports, Places places, People people, Texts texts) {
    this.pages = pages;
    this.imports = imports;
    this.places = places;
    this.people = people;
    this.texts = texts;
  }

  @GetMapping
  PageView all(Viewer viewer) {
    return list(viewer, List.of());
  }

  private PageView list(Viewer viewer, List<Finding> findings) {
    return pages.view("inspection/register/imports")
        .with("files", imports.of(viewer))
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping
  View send(Viewer viewer, @RequestParam(defaultValue = "PARTIES") String kind, @RequestParam MultipartFile file) throws IOException {
    if (file.isEmpty() && Objects.requireNonNullElse(file.getOriginalFilename(), "").isEmpty()) {
      return list(viewer, List.of(Finding.ofField("file", "inspection.register.file.none")));
    }
    String sent = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1).replace("\0", "");
    try {
      RegisterImport.Kind meant = kind.equals("OFFICERS") ? RegisterImport.Kind.OFFICERS : RegisterImport.Kind.PARTIES;
      return Redirects.to(PATH + "/" + imports.send(viewer, meant, name, file.getBytes()));
    } catch (BadInput bad) {
      return list(viewer, bad.findings());
    }
  }

  @GetMapping("/{id}")
  PageView one(Viewer viewer, @PathVariable long id) {
    ImportedFile file = imports.find(viewer, id);
    return pages.view("inspection/register/import")
        .title("inspection.register.import.title", file.fileName())
        .with("file", file)
        .with("by", people.nameOf(file.person()))
        .with("sent", file.sentAt().atZone(places.city(file.city()).orElseThrow().zone()))
        .with("faults", imports.faults(file, FAULTS_SHOWN));
  }

  @PostMapping("/{id}/begin")
  View begin(Viewer viewer, @PathVariable long id) {
    imports.begin(viewer, id);
    return Redirects.to(PATH + "/" + id);
  }

  @GetMapping("/{id}/faults.csv")
  void faults(Viewer viewer, @PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
    ImportedFile file = imports.find(viewer, id);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"import-" + id + "-rejected.csv\"");
    Spreadsheet.write(response.getOutputStream(), csv -> {
      FaultFile.head(csv, texts, locale);
      for (Finding fault : imports.faults(file, RegisterImports.FAULTS_KEPT)) {
        FaultFile.line(csv, fault, texts, locale);
      }
    });
  }
}
