package io.haihe.modules.service.web;

import io.haihe.modules.service.Card;
import io.haihe.modules.service.Catalogue;
import io.haihe.modules.service.Fields;
import io.haihe.modules.service.Finder;
import io.haihe.modules.service.find.Found;
import io.haihe.modules.service.find.Highlight;
import io.haihe.modules.service.find.Suggestion;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The catalogue by life event, audience, department and type, and by words. */
@Controller
class CataloguePages {

  private static final int SIZE = 30;
  private static final int SUGGESTIONS = 8;
  private static final int LONGEST = 100;
  private static final Set<String> OF_PEOPLE = Set.copyOf(Fields.EVENTS.subList(0, Fields.EVENTS.indexOf("founding")));

  private final Pages pages;
  private final Catalogue catalogue;
  private final Finder finder;
  private final Districts districts;
  private final Facets facets;
  private final ItemWords words;

  CataloguePages(Pages pages, Catalogue catalogue, Finder finder, Districts districts, Facets facets, ItemWords words) {
    this.pages = pages;
    this.catalogue = catalogue;
    this.finder = finder;
    this.districts = districts;
    this.facets = facets;
    this.words = words;
  }

  /** @param matching all that has the words, whatever else was chosen */
  private record Matches(List<Card> matching, String takenFor) {}

  @GetMapping("/services")
  PageView show(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String event,
      @RequestParam(defaultValue = "") String audience,
      @RequestParam(defaultValue = "") String department,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "0") int page,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale) {
    CatalogueQuery query = new CatalogueQuery(q.strip(), districts.known(place), event, audience, department, type, Math.clamp(page, 0, 10_000));
    finder.prepare();
    Matches matches = query.q().isBlank() ? new Matches(catalogue.cards(), "") : byWords(query.q());
    List<Card> found = !query.asked() ? List.of() : query.q().isBlank() ? byName(matches, query, locale) : matches.matching().stream().filter(query.filter()).toList();
    boolean shown = !query.asked() || (Math.max(1, query.page()) - 1L) * SIZE < found.size();
    if (q.isEmpty() && shown && query.place().equals(place)) {
      KeptPages.mayKeep(request, response, CatalogueQuery.PARAMETERS);
    }
    return pages.view("service/catalogue").with("view", view(query, matches, found, locale));
  }

  /** What may be meant by what was typed so far; the same for everybody. */
  @GetMapping("/services/suggest")
  @ResponseBody
  ResponseEntity<List<String>> suggest(@RequestParam(defaultValue = "") String q) {
    String typed = q.substring(0, Math.min(LONGEST, q.length()));
    List<String> texts = finder.suggest(typed, SUGGESTIONS).stream().map(Suggestion::text).toList();
    return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic()).body(texts);
  }

  private Matches byWords(String words) {
    Found found = finder.find(words, "");
    return new Matches(found.codes().stream().flatMap(code -> catalogue.card(code).stream()).toList(), found.corrected());
  }

  private static List<Card> byName(Matches matches, CatalogueQuery query, Locale locale) {
    Comparator<Card> byName = Comparator.comparing(card -> card.name().in(locale));
    return matches.matching().stream().filter(query.filter()).sorted(byName.thenComparing(Card::code)).toList();
  }

  private CatalogueView view(CatalogueQuery query, Matches matches, List<Card> found, Locale locale) {
    int page = Math.max(1, query.page());
    List<Card> there = catalogue.cards().stream().filter(card -> card.appliesAt(query.place())).toList();
    CatalogueQuery fresh = new CatalogueQuery("", query.place(), "", "", "", "", 0);
    List<Card> behindDoors = query.asked() ? List.of() : there;
    List<Facet> events = facets.of(Kind.EVENT, behindDoors, fresh, locale);
    Predicate<Facet> ofPeople = one -> OF_PEOPLE.contains(one.value());
    return new CatalogueView(
        query.asked(), query.q(), matches.takenFor(), query.place(), districts.all(query.place(), locale),
        query.asked() ? facets.narrowings(query, matches.matching(), locale) : List.of(),
        events.stream().filter(ofPeople).toList(), events.stream().filter(ofPeople.negate()).toList(),
        facets.of(Kind.AUDIENCE, behindDoors, fresh, locale), facets.of(Kind.DEPARTMENT, behindDoors, fresh, locale),
        facets.of(Kind.TYPE, behindDoors, fresh, locale), lines(query, found, page, locale), found.size(), page, SIZE, query.pager(),
        there.stream().anyMatch(Card::sample));
  }

  private List<CatalogueLine> lines(CatalogueQuery query, List<Card> found, int page, Locale locale) {
    List<Card> shown = found.stream().skip((page - 1L) * SIZE).limit(SIZE).toList();
    Map<String, Highlight> marked = query.q().isBlank() ? Map.of() : finder.highlights(query.q(), shown, locale);
    String place = query.place().isEmpty() ? "" : "?place=" + query.place();
    return shown.stream()
        .map(card -> new CatalogueLine(
            card, marked.getOrDefault(card.code(), Highlight.none(card.name().in(locale))), "/services/" + card.code() + place,
            words.department(card.unit(), card.department(), locale), words.type(card.type(), locale), words.limit(card.promised(), locale)))
        .toList();
  }
}
