package io.haihe.modules.service.web;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.service.Card;
import io.haihe.modules.service.Catalogue;
import io.haihe.modules.service.Editors;
import io.haihe.modules.service.Finder;
import io.haihe.modules.service.ItemDraft;
import io.haihe.modules.service.ItemDrafts;
import io.haihe.modules.service.ItemRegister;
import io.haihe.modules.service.Items;
import io.haihe.modules.service.Published;
import io.haihe.modules.service.Retirements;
import io.haihe.modules.service.SentFiles;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The catalogue for whoever looks after it: what is being written, what waits, and each item with its history. */
@Controller
@RequestMapping(EditorPages.PATH)
class EditorPages {

  static final String PATH = "/admin/items";
  private static final int SHOWN = 50;

  private final Pages pages;
  private final Editors editors;
  private final Items items;
  private final Catalogue catalogue;
  private final Finder search;
  private final ItemDrafts drafts;
  private final ItemRegister register;
  private final Retirements retirements;
  private final SentFiles files;
  private final EditorWords words;

  EditorPages(
      Pages pages, Editors editors, Items items, Catalogue catalogue, Finder search, ItemDrafts drafts, ItemRegister register,
      Retirements retirements, SentFiles files, EditorWords words) {
    this.pages = pages;
    this.editors = editors;
    this.items = items;
    this.catalogue = catalogue;
    this.search = search;
    this.drafts = drafts;
    this.register = register;
    this.retirements = retirements;
    this.files = files;
    this.words = words;
  }

  @GetMapping
  PageView list(Viewer viewer, @RequestParam(defaultValue = "") String q, Locale locale) {
    return list(viewer, q, "", List.of(), locale);
  }

  PageView list(Viewer viewer, String q, String code, List<Finding> findings, Locale locale) {
    editors.require(viewer);
    List<Card> found = q.isBlank() ? List.of() : search.find(q.strip(), "").codes().stream().limit(SHOWN).flatMap(one -> catalogue.card(one).stream()).toList();
    return pages.view("service/editor")
        .with("q", q)
        .with("code", code)
        .with("found", found)
        .with("total", catalogue.cards().size())
        .with("drafts", drafts.open(viewer).stream().map(draft -> words.line(draft, locale)).toList())
        .with("waiting", files.waiting(viewer).stream().map(sent -> words.line(sent, locale)).toList())
        .with("retiring", retirements.waiting(viewer).stream().map(asked -> words.line(asked, locale)).toList())
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** A draft of an item, new or in force. */
  @PostMapping
  View begin(Viewer viewer, @RequestParam(defaultValue = "") String code, Locale locale) {
    try {
      return Redirects.to(DraftItemPages.PATH + "/" + drafts.begin(viewer, code.strip()));
    } catch (BadInput bad) {
      return drafts.open(viewer, code.strip())
          .<View>map(draft -> Redirects.to(DraftItemPages.PATH + "/" + draft.id()))
          .orElseGet(() -> list(viewer, "", code, bad.findings(), locale));
    }
  }

  @GetMapping("/{code}")
  PageView one(Viewer viewer, @PathVariable String code, Locale locale) {
    return one(viewer, code, "", "", List.of(), locale);
  }

  private PageView one(Viewer viewer, String code, String reason, String successor, List<Finding> findings, Locale locale) {
    editors.require(viewer);
    Published last = items.last(code).orElseThrow(() -> new NotFound(Finding.ofField("code", "service.unknown")));
    Retirements.Asked asked = retirements.find(viewer, code).orElse(null);
    return pages.view("service/item")
        .title("service.guide.title", last.item().name())
        .with("published", last)
        .with("draft", drafts.open(viewer, code).map(ItemDraft::id).orElse(0L))
        .with("versions", register.versions(viewer, code).stream().map(one -> words.version(one, locale)).toList())
        .with("deeds", register.deeds(viewer, code).stream().map(one -> words.deed(one, locale)).toList())
        .with("asked", asked)
        .with("about", asked == null ? "" : words.line(asked, locale).about())
        .with("mayConfirm", asked != null && retirements.mayConfirm(viewer, asked))
        .with("reason", reason)
        .with("successor", successor)
        .with("findings", findings)
        .status(findings.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping("/{code}/retire")
  View retire(
      Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String successor,
      @RequestParam(defaultValue = "") String again, Locale locale) {
    editors.require(viewer);
    try {
      retirements.ask(viewer, code, reason, successor, again);
      return Redirects.to(PATH + "/" + code);
    } catch (BadInput bad) {
      return one(viewer, code, reason, successor, bad.findings(), locale);
    }
  }

  @PostMapping("/{code}/retirement/confirm")
  View confirm(Viewer viewer, @PathVariable String code, @RequestParam Instant seen) {
    retirements.confirm(viewer, code, seen);
    return Redirects.to(PATH + "/" + code);
  }

  @PostMapping("/{code}/retirement/withdraw")
  View withdraw(Viewer viewer, @PathVariable String code, @RequestParam Instant seen) {
    retirements.withdraw(viewer, code, seen);
    return Redirects.to(PATH + "/" + code);
  }

  @PostMapping("/{code}/take-back")
  View takeBack(Viewer viewer, @PathVariable String code) {
    register.takeBack(viewer, code);
    return Redirects.to(PATH + "/" + code);
  }
}
