package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Relation;
import io.haihe.kernel.intake.FollowOffer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Leads the party from the page of its visit to what it was ordered to correct, and says until when. */
@Component
class OrderOffer implements FollowOffer {

  private static final String PREFIX = "inspection.visit.orderOffer.";

  private final Cases cases;
  private final FollowLinks links;
  private final Places places;
  private final Texts texts;

  OrderOffer(Cases cases, FollowLinks links, Places places, Texts texts) {
    this.cases = cases;
    this.links = links;
    this.places = places;
    this.texts = texts;
  }

  @Override
  public List<Offer> of(Locale locale, Case now, String base) {
    if (!OnSite.isVisit(now)) {
      return List.of();
    }
    List<Long> following = now.relations().stream().filter(each -> each.kind() == Relation.Kind.FOLLOW_UP).map(Relation::caseId).toList();
    return cases.forProjection(following).stream().map(order -> offer(locale, order)).toList();
  }

  private Offer offer(Locale locale, Case order) {
    String day = order.facts().get("dueBy") instanceof String due
        ? Page.date(LocalDate.ofInstant(Instant.parse(due), places.calendar(order.place()).zone()), locale)
        : "";
    String text = order.ended() ? texts.text(locale, PREFIX + "ended", order.number()) : texts.text(locale, PREFIX + "text", order.text(), day);
    return new Offer(
        "/follow/" + order.number() + "/" + links.token(order.number()), texts.text(locale, PREFIX + "title"), text,
        texts.text(locale, PREFIX + "button", order.number()), !order.ended());
  }
}
