package io.haihe.modules.service.web;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.service.Editors;
import io.haihe.modules.service.Item;
import io.haihe.modules.service.ItemDraft;
import io.haihe.modules.service.ItemDrafts;
import io.haihe.modules.service.ItemReviews;
import io.haihe.modules.service.Published;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A draft of an item: its form, its guide as it would look, what it changes, and its way into force. */
@Controller
@RequestMapping(DraftItemPages.PATH)
class DraftItemPages {

  static final String PATH = "/admin/item-drafts";

  private final Pages pages;
  private final ItemDrafts drafts;
  private final ItemReviews reviews;
  private final Editors editors;
  private final ItemForm form;
  private final GuideViews guides;
  private final EditorWords words;

  DraftItemPages(Pages pages, ItemDrafts drafts, ItemReviews reviews, Editors editors, ItemForm form, GuideViews guides, EditorWords words) {
    this.pages = pages;
    this.drafts = drafts;
    this.reviews = reviews;
    this.editors = editors;
    this.form = form;
    this.guides = guides;
    this.words = words;
  }

  @GetMapping("/{id}")
  PageView one(Viewer viewer, @PathVariable long id, Locale locale) {
    return shown(viewer, id, List.of(), locale);
  }

  private PageView shown(Viewer viewer, long id, List<Finding> refused, Locale locale) {
    ItemDraft draft = drafts.find(viewer, id);
    List<Finding> wrong = drafts.findings(draft);
    return pages.view("service/draft")
        .title("service.draft.title", draft.code())
        .with("draft", draft)
        .with("fields", form.fields(draft.content(), wrong, locale))
        .with("wrong", wrong.stream().map(one -> new Said(String.valueOf(one.field()), form.label(one, locale), one)).toList())
        .with("mayJudge", editors.mayJudge(viewer, draft.writers()))
        .with("silent", drafts.item(draft).map(Item::silent).orElse(List.of()))
        .with("changes", drafts.changes(draft))
        .with("about", words.when(draft.changedAt(), locale) + " · " + words.who(draft.changedBy(), locale))
        .with("findings", refused)
        .status(refused.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping("/{id}")
  View save(Viewer viewer, @PathVariable long id, @RequestParam int revision, @RequestParam MultiValueMap<String, String> sent) {
    drafts.save(viewer, id, revision, form.content(sent));
    return Redirects.to(PATH + "/" + id);
  }

  /** The guide as residents would read it. */
  @GetMapping("/{id}/preview")
  View preview(Viewer viewer, @PathVariable long id, @RequestParam Map<String, String> parameters, Locale locale) {
    ItemDraft draft = drafts.find(viewer, id);
    return drafts.item(draft)
        .<View>map(item -> pages.view("service/preview")
            .title("service.guide.title", item.name())
            .with("draft", draft)
            .with("view", guides.of(new Published(item, 0, draft.changedAt(), true, null), "", parameters, locale)))
        .orElseGet(() -> Redirects.to(PATH + "/" + id));
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
      return shown(viewer, id, bad.findings(), locale);
    }
  }
}
