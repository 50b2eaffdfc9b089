package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.StaffMessages;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.RedrawReason;
import io.haihe.modules.inspection.plan.VisitStore.Drawn;
import io.haihe.modules.inspection.plan.VisitStore.Member;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the command centre of the place that somebody else than the officer had an officer taken out of a visit. */
@Component
class RedrawNews {

  private final ObjectProvider<StaffMessages> messages;
  private final People people;
  private final Units units;
  private final Places places;
  private final Texts texts;

  RedrawNews(ObjectProvider<StaffMessages> messages, People people, Units units, Places places, Texts texts) {
    this.messages = messages;
    this.people = people;
    this.units = units;
    this.places = places;
    this.texts = texts;
  }

  /** @param in the certificate of who comes instead, or null */
  void tell(Viewer viewer, Drawn visit, Member out, @Nullable String in, RedrawReason reason, Instant at) {
    StaffMessages.News news = new StaffMessages.News(
        "redraw " + visit.id() + " " + out.officer(), "/inspections/visits/" + visit.id() + "/team", words(Locale.ENGLISH, viewer, visit, out, in, reason),
        words(Locale.CHINESE, viewer, visit, out, in, reason), at);
    List<Long> to = centre(units.get(out.unit()).place(), viewer, at);
    messages.orderedStream().forEach(each -> each.tell(to, news));
  }

  private String words(Locale locale, Viewer viewer, Drawn visit, Member out, @Nullable String in, RedrawReason reason) {
    return texts.text(
        locale, in == null ? "inspection.plan.redraw.news.nobody" : "inspection.plan.redraw.news", people.nameOf(viewer.person()), out.certificate(),
        visit.name(), texts.text(locale, "inspection.plan.redraw.reason." + reason), in == null ? "" : in);
  }

  /** Of the place, or of the smallest around it that has one; not whoever took the officer out. */
  private List<Long> centre(PlaceCode place, Viewer viewer, Instant at) {
    return places.path(place).reversed().stream()
        .map(Place::code)
        .map(where -> units.at(where).stream()
            .map(Unit::id)
            .flatMap(unit -> people.holders(Role.COMMAND_CENTRE, unit, List.of(PlanRights.SCENARIO), at).stream())
            .filter(person -> person != viewer.person())
            .distinct()
            .toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
