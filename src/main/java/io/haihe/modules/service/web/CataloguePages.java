package io.haihe.modules.service.web;

import io.haihe.modules.service.Card;
import io.haihe.modules.service.Catalogue;
import io.haihe.modules.service.Fields;
import io.haihe.modules.service.Finder;
import io.haihe.modules.service.find.Found;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalogue by life event, audience, department and type, and by words. */
@Controller
class CataloguePages {

  private static final int SIZE = 30;
  private static final int FIRST_OF_ENTERPRISES = Fields.EVENTS.indexOf("founding");

  private final Pages pages;
  private final Catalogue catalogue;
  private final Finder finder;
  private final Districts districts;
  private final ItemWords words;

  CataloguePages(Pages pages, Catalogue catalogue, Finder finder, Districts districts, ItemWords words) {
    this.pages = pages;
    this.catalogue = catalogue;
    this.finder = finder;
    this.districts = districts;
    this.words = words;
  }

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
    List<Card> there = catalogue.cards().stream().filter(card -> card.appliesAt(query.place())).toList();
    finder.prepare();
    Found byWords = query.q().isBlank() ? Found.NOTHING : finder.find(query.q(), query.place());
    List<Card> found = query.q().isBlank() ? chosen(query, there, locale) : chosen(query, byWords);
    boolean shown = !query.asked() || (Math.max(1, query.page()) - 1L) * SIZE < found.size();
    if (q.isEmpty() && shown && query.place().equals(place)) {
      KeptPages.mayKeep(request, response, CatalogueQuery.PARAMETERS);
    }
    return pages.view("service/catalogue").with("view", view(query, there, found, byWords.corrected(), locale));
  }

  private static List<Card> chosen(CatalogueQuery query, List<Card> there, Locale locale) {
    if (!query.asked()) {
      return List.of();
    }
    Comparator<Card> byName = Comparator.comparing(card -> card.name().in(locale));
    return there.stream().filter(query.filter()).sorted(byName.thenComparing(Card::code)).toList();
  }

  private List<Card> chosen(CatalogueQuery query, Found byWords) {
    return byWords.codes().stream().flatMap(code -> catalogue.card(code).stream()).filter(query.filter()).toList();
  }

  private CatalogueView view(CatalogueQuery query, List<Card> there, List<Card> found, String takenFor, Locale locale) {
    int page = Math.max(1, query.page());
    Map<String, Card> byDepartment = new LinkedHashMap<>();
    there.forEach(card -> byDepartment.putIfAbsent(CatalogueQuery.departmentOf(card), card));
    Function<String, String> department = key -> {
      Card card = byDepartment.get(key);
      return card == null ? key : words.department(card.unit(), card.department(), locale);
    };
    List<Facet> events = facets(there, Card::events, Fields.EVENTS, "event", query, one -> words.event(one, locale));
    Set<String> ofPeople = Set.copyOf(Fields.EVENTS.subList(0, FIRST_OF_ENTERPRISES));
    List<Facet> departments = byCount(facets(there, card -> List.of(CatalogueQuery.departmentOf(card)), List.of(), "department", query, department));
    List<Facet> types = facets(there, card -> List.of(card.type()), List.of(), "type", query, one -> words.type(one, locale));
    List<Facet> audiences = facets(there, Card::audiences, Fields.AUDIENCES, "audience", query, one -> words.audience(one, locale));
    return new CatalogueView(
        query.asked(), query.q(), takenFor, query.place(), districts.all(query.place(), locale), choices(events, query.event()),
        choices(audiences, query.audience()), choices(departments, query.department()), choices(types, query.type()),
        events.stream().filter(one -> ofPeople.contains(one.value())).toList(), events.stream().filter(one -> !ofPeople.contains(one.value())).toList(),
        audiences, departments, types, lines(found, page, query.place(), locale), found.size(), page, SIZE, query.pager(),
        there.stream().anyMatch(Card::sample));
  }

  private List<CatalogueLine> lines(List<Card> found, int page, String place, Locale locale) {
    return found.stream().skip((page - 1L) * SIZE).limit(SIZE)
        .map(card -> new CatalogueLine(
            card, "/services/" + card.code() + (place.isEmpty() ? "" : "?place=" + place), words.department(card.unit(), card.department(), locale),
            words.type(card.type(), locale), words.limit(card.promised(), locale)))
        .toList();
  }

  private static List<Choice> choices(List<Facet> facets, String chosen) {
    return facets.stream().map(one -> new Choice(one.value(), one.name(), one.value().equals(chosen))).toList();
  }

  private static List<Facet> byCount(List<Facet> facets) {
    return facets.stream().sorted(Comparator.comparing(Facet::count).reversed().thenComparing(Facet::name)).toList();
  }

  /** @param order of the values; empty for their own */
  private static List<Facet> facets(
      List<Card> cards, Function<Card, List<String>> values, List<String> order, String parameter, CatalogueQuery query,
      Function<String, String> name) {
    Map<String, Long> counts = cards.stream().flatMap(card -> values.apply(card).stream()).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<String> keys = new ArrayList<>(order.isEmpty() ? counts.keySet().stream().sorted().toList() : order);
    CatalogueQuery fresh = new CatalogueQuery("", query.place(), "", "", "", "", 0);
    return keys.stream()
        .filter(counts::containsKey)
        .map(key -> new Facet(key, name.apply(key), fresh.with(parameter, key), counts.getOrDefault(key, 0L)))
        .toList();
  }
}
