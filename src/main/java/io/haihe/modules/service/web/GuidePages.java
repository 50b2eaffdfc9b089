package io.haihe.modules.service.web;

import io.haihe.modules.service.Items;
import io.haihe.modules.service.Published;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The guide of an item: what one needs, how long it takes, what it costs, where to go. */
@Controller
@RequestMapping("/services/{code}")
class GuidePages {

  private static final Set<String> PARAMETERS = Set.of("place");

  private final Pages pages;
  private final Items items;
  private final GuideViews views;
  private final Districts districts;

  GuidePages(Pages pages, Items items, GuideViews views, Districts districts) {
    this.pages = pages;
    this.items = items;
    this.views = views;
    this.districts = districts;
  }

  /** Answers to questions are parameters named {@code a.<question>}. */
  @GetMapping
  PageView current(
      @PathVariable String code, @RequestParam Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    Published last = items.last(code).orElseThrow(GuidePages::unknown);
    return shown(last, parameters, request, response, locale).status(last.retirement() == null ? HttpStatus.OK : HttpStatus.GONE);
  }

  @GetMapping("/v/{version}")
  PageView version(
      @PathVariable String code, @PathVariable int version, @RequestParam Map<String, String> parameters, HttpServletRequest request,
      HttpServletResponse response, Locale locale) {
    return shown(items.version(code, version).orElseThrow(GuidePages::unknown), parameters, request, response, locale);
  }

  private PageView shown(
      Published published, Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    String asked = parameters.getOrDefault("place", "");
    String place = districts.known(asked);
    if (place.equals(asked)) {
      KeptPages.mayKeep(request, response, PARAMETERS);
    }
    return pages.view("service/guide")
        .title("service.guide.title", published.item().name())
        .with("view", views.of(published, place, parameters, locale));
  }

  private static NotFound unknown() {
    return new NotFound(Finding.ofField("code", "service.unknown"));
  }
}
