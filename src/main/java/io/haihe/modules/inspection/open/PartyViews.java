package io.haihe.modules.inspection.open;

import io.haihe.modules.inspection.register.Marks;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.modules.inspection.register.Party;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A regulated party with what was found at it, for anybody. */
@Component
class PartyViews {

  private final Parties parties;
  private final Marks marks;
  private final Results results;
  private final ResultViews views;
  private final ResultWords words;

  PartyViews(Parties parties, Marks marks, Results results, ResultViews views, ResultWords words) {
    this.parties = parties;
    this.marks = marks;
    this.results = results;
    this.views = views;
    this.words = words;
  }

  Optional<PartyView> of(String code, String after, Locale locale) {
    return parties.byCode(code).map(party -> view(party, after, locale));
  }

  private PartyView view(Party party, String after, Locale locale) {
    Results.Listing listing = results.ofParty(party.code(), new ResultQuery("", "", "", 0, "", 0, after));
    String path = "/inspections/parties/" + party.code();
    return new PartyView(
        party.code(), party.name(), words.path(locale, party.place().value()), party.state().name(),
        party.fields().stream().map(field -> words.field(locale, field)).toList(), marks.explain(party),
        views.lines(listing.rows(), locale), after.isEmpty() ? "" : path,
        listing.next() == null ? "" : path + "?after=" + listing.next());
  }
}
