package io.haihe.modules.service.web;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.ItemOffer;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.service.Bilingual;
import io.haihe.modules.service.Item;
import io.haihe.modules.service.Items;
import io.haihe.modules.service.Material;
import io.haihe.modules.service.Office;
import io.haihe.modules.service.Published;
import io.haihe.modules.service.Question;
import io.haihe.modules.service.Ratings;
import io.haihe.modules.service.rating.Score;
import io.haihe.modules.service.web.GuideView.Asked;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes what the page of a guide shows. */
@Component
class GuideViews {

  private final ItemWords words;
  private final Districts districts;
  private final Scenarios scenarios;
  private final Items items;
  private final ObjectProvider<ItemOffer> offers;
  private final Ratings ratings;
  private final RatingWords rating;

  GuideViews(
      ItemWords words, Districts districts, Scenarios scenarios, Items items, ObjectProvider<ItemOffer> offers, Ratings ratings, RatingWords rating) {
    this.words = words;
    this.districts = districts;
    this.scenarios = scenarios;
    this.items = items;
    this.offers = offers;
    this.ratings = ratings;
    this.rating = rating;
  }

  GuideView of(Published published, String place, Map<String, String> parameters, Locale locale) {
    Item item = published.item();
    List<Asked> asked = item.questions().stream().map(question -> asked(question, parameters)).toList();
    List<Bilingual> reasons = asked.stream().flatMap(GuideViews::against).toList();
    boolean answered = !asked.isEmpty() && (!reasons.isEmpty() || asked.stream().noneMatch(one -> one.answer().isEmpty()));
    ZoneId zone = districts.city().map(City::zone).orElse(ZoneOffset.UTC);
    return new GuideView(
        published, place, districts.all(place, locale), item.appliesAt(place), words.department(item.unit(), item.department(), locale),
        words.type(item.type(), locale), words.limit(item.promised(), locale), words.limit(item.statutory(), locale), offices(item, place),
        published.current() ? apply(item, place) : null, published.current() ? offers(item, place, locale) : List.of(), asked, answered, reasons,
        item.audiences().stream().map(one -> words.audience(one, locale)).toList(),
        item.regions().stream().map(one -> districts.name(one, locale)).filter(name -> !name.isEmpty()).toList(), successor(published, locale),
        published.at().atZone(zone).toLocalDate(), rated(item, locale), items.versions(item.code()).stream().filter(one -> one != published.version()).toList(),
        item.materials().stream().map(Material::within).distinct().collect(Collectors.toMap(Function.identity(), limit -> words.limit(limit, locale))));
  }

  private RatedView.@Nullable Line rated(Item item, Locale locale) {
    Score score = ratings.of(item.code());
    return score.told() ? rating.line("", "", score, locale) : null;
  }

  private static Asked asked(Question question, Map<String, String> parameters) {
    String answer = parameters.getOrDefault("a." + question.key(), "");
    return new Asked(question, question.answers().stream().anyMatch(one -> one.key().equals(answer)) ? answer : "");
  }

  private static Stream<Bilingual> against(Asked asked) {
    return asked.question().answers().stream().filter(one -> one.key().equals(asked.answer()) && !one.goesOn()).map(Question.Answer::no);
  }

  /** The district's own, if there are any. */
  private static List<Office> offices(Item item, String place) {
    List<Office> own = item.places().stream().filter(office -> !place.isEmpty() && office.region().equals(place)).toList();
    return own.isEmpty() ? item.places().stream().filter(office -> place.isEmpty() || office.region().isEmpty()).toList() : own;
  }

  /** Only where the scenario takes applications now. */
  private @Nullable String apply(Item item, String place) {
    String key = item.handledBy();
    if (key.isEmpty() || scenarios.retirement(key).isPresent() || scenarios.find(key).filter(found -> takes(found, item.caseType())).isEmpty()) {
      return null;
    }
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/report/" + key).queryParam("item", item.code());
    if (!item.caseType().isEmpty()) {
      address.queryParam("type", item.caseType());
    }
    if (!place.isEmpty()) {
      address.queryParam("place", place);
    }
    return address.encode().toUriString();
  }

  private List<ItemOffer.Offer> offers(Item item, String place, Locale locale) {
    PlaceCode at = PlaceCode.parse(place).orElse(null);
    return offers.orderedStream().flatMap(offer -> offer.of(locale, item.code(), at).stream()).toList();
  }

  private static boolean takes(Scenario scenario, String type) {
    return scenario.types().values().stream().anyMatch(one -> (type.isEmpty() || type.equals(one.key())) && reportable(one));
  }

  private static boolean reportable(CaseType type) {
    return type.intake().reporter();
  }

  private @Nullable String successor(Published published, Locale locale) {
    Published.Retirement retirement = published.retirement();
    return retirement == null || retirement.successor().isEmpty()
        ? null
        : items.last(retirement.successor()).map(found -> found.item().name().in(locale)).orElse(null);
  }
}
