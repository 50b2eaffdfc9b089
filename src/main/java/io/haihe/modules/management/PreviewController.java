package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.web.Pages;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** A case to be shown beside a list, for scripts; anybody else is led to its page. */
@Controller
class PreviewController {

  private final Pages pages;
  private final Sighted sighted;
  private final Previews previews;

  PreviewController(Pages pages, Sighted sighted, Previews previews) {
    this.pages = pages;
    this.sighted = sighted;
    this.previews = previews;
  }

  @GetMapping("/cases/{number}/preview")
  Object show(
      Viewer viewer,
      Locale locale,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String list,
      @RequestParam(defaultValue = "") String next,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
    Case now = sighted.get(viewer, number);
    if (part == null) {
      return "redirect:/cases/" + now.number();
    }
    String from = Objects.requireNonNullElse(Back.of(list), WorkController.PATH);
    String following = next.matches("[A-Z0-9-]{1,40}") ? next : "";
    return pages.view("management/preview")
        .title("management.case.title", now.number(), "")
        .with("preview", previews.of(locale, viewer, now, from, following));
  }
}
