package io.haihe.modules.service.web;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.service.Editors;
import io.haihe.modules.service.ItemLook.Verdict;
import io.haihe.modules.service.ItemLook;
import io.haihe.modules.service.SentFiles;
import io.haihe.platform.BadInput;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** A file of items: sent by one person, looked at, taken over by another, or begun as drafts. */
@Controller
@RequestMapping(SentFilePages.PATH)
class SentFilePages {

  static final String PATH = "/admin/item-files";
  private static final int SHOWN = 30;
  private static final int WRONG_SHOWN = 200;

  private final Pages pages;
  private final SentFiles files;
  private final Editors editors;
  private final EditorPages list;
  private final EditorWords words;

  SentFilePages(Pages pages, SentFiles files, Editors editors, EditorPages list, EditorWords words) {
    this.pages = pages;
    this.files = files;
    this.editors = editors;
    this.list = list;
    this.words = words;
  }

  @PostMapping
  View send(Viewer viewer, @RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean good, Locale locale) throws IOException {
    editors.require(viewer);
    try {
      return Redirects.to(PATH + "/" + files.send(viewer, name(file), file.getBytes(), good));
    } catch (BadInput bad) {
      return list.list(viewer, "", "", bad.findings(), locale);
    }
  }

  private static String name(MultipartFile file) {
    String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replace("\0", "");
  }

  @GetMapping("/{id}")
  PageView one(Viewer viewer, @PathVariable long id, Locale locale) {
    return shown(viewer, id, locale);
  }

  private PageView shown(Viewer viewer, long id, Locale locale) {
    SentFiles.Opened opened = files.open(viewer, id);
    SentFiles.Sent sent = opened.sent();
    ItemLook look = opened.look();
    List<ItemLook.Line> wrong = look.lines().stream().filter(line -> line.verdict() == Verdict.WRONG).limit(WRONG_SHOWN).toList();
    List<ItemLook.Line> others = look.lines().stream().filter(line -> line.verdict() != Verdict.WRONG).limit(SHOWN).toList();
    boolean possible = look.count(Verdict.NEW) + look.count(Verdict.CHANGED) > 0 && (sent.goodOnly() || look.findings().isEmpty());
    return pages.view("service/file")
        .title("service.file.title", sent.file())
        .with("sent", sent)
        .with("look", look)
        .with("lines", Stream.concat(wrong.stream(), others.stream()).toList())
        .with("possible", possible)
        .with("drafts", opened.drafts())
        .with("mayTake", files.mayTake(viewer, sent))
        .with("about", words.when(sent.at(), locale) + " · " + words.who(sent.by(), locale));
  }

  @PostMapping("/{id}/take")
  View take(Viewer viewer, @PathVariable long id, Locale locale) {
    return files.take(viewer, id).taken() ? Redirects.to(EditorPages.PATH) : shown(viewer, id, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** A draft of each item, to be completed; what is missing in the file is no hindrance. */
  @PostMapping("/{id}/drafts")
  View begin(Viewer viewer, @PathVariable long id, Locale locale) {
    return files.begin(viewer, id).begun()
        ? Redirects.to(EditorPages.PATH)
        : shown(viewer, id, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping("/{id}/discard")
  View discard(Viewer viewer, @PathVariable long id) {
    files.discard(viewer, id);
    return Redirects.to(EditorPages.PATH);
  }
}
