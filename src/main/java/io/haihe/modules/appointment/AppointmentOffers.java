package io.haihe.modules.appointment;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.intake.FollowOffer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.ItemOffer;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads to appointments from the guide of an item and from the page of a case about one, where an office gives them. */
@Component
class AppointmentOffers implements ItemOffer, FollowOffer {

  private final BookingViews views;
  private final Scenarios scenarios;
  private final Texts texts;

  AppointmentOffers(BookingViews views, Scenarios scenarios, Texts texts) {
    this.views = views;
    this.scenarios = scenarios;
    this.texts = texts;
  }

  @Override
  public List<ItemOffer.Offer> of(Locale locale, String item, @Nullable PlaceCode place) {
    return views.giving(item, place).isEmpty()
        ? List.of()
        : List.of(new ItemOffer.Offer(path(item, place).encode().toUriString(), texts.text(locale, "appointment.offer")));
  }

  @Override
  public List<FollowOffer.Offer> of(Locale locale, Case now, String base) {
    Form form = scenarios.version(now.scenarioVersion()).type(now.type()).intake().form();
    String item = form == null ? "" : Item.code(form, now.form());
    if (now.ended() || item.isEmpty() || views.giving(item, now.place()).isEmpty()) {
      return List.of();
    }
    String token = base.substring(base.lastIndexOf('/') + 1);
    String path = path(item, now.place()).queryParam("case", now.number()).queryParam("key", token).encode().toUriString();
    return List.of(new FollowOffer.Offer(
        path, texts.text(locale, "appointment.offer.case"), texts.text(locale, "appointment.offer.case.text"),
        texts.text(locale, "appointment.offer"), false));
  }

  private static UriComponentsBuilder path(String item, @Nullable PlaceCode place) {
    UriComponentsBuilder path = UriComponentsBuilder.fromPath(BookingPages.PATH).queryParam("item", item);
    return place == null ? path : path.queryParam("place", place);
  }
}
