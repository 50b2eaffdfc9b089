package io.haihe.modules.notice;

import io.haihe.kernel.casework.PublicCases;
import io.haihe.kernel.casework.PublicCases.PublicCase;
import io.haihe.kernel.casework.PublicCases.Search;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Site;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Words the mails to whoever has subscribed to a place: nothing but what anybody may see. */
@Component
class PlaceNews {

  private static final int LINES = 30;

  private final PublicCases cases;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final PlaceSubscriptions subscriptions;
  private final MailSettings settings;
  private final Texts texts;

  PlaceNews(
      PublicCases cases, Scenarios scenarios, CaseWords words, TimeWords time, PlaceSubscriptions subscriptions,
      MailSettings settings, Texts texts) {
    this.cases = cases;
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.subscriptions = subscriptions;
    this.settings = settings;
    this.texts = texts;
  }

  /** @param stop where one click ends it */
  record Letter(String subject, String text, String stop) {}

  /** The one mail that goes to an address nobody has said yes for. */
  Letter question(PlaceSubscription to, long days) {
    Locale locale = to.language();
    String about = about(to);
    return new Letter(
        say(locale, "ask.subject", about),
        say(locale, "ask.text", about, link("confirm", to), days),
        link("stop", to));
  }

  /** What was opened since the last mail; empty if nothing was. */
  Optional<Letter> digest(PlaceSubscription to, Instant until) {
    Search since = Search.opened(to.place(), to.scenario(), to.toldUntil().plusNanos(1000), until);
    List<PublicCase> found = cases.list(since, LINES + 1, 0);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Locale locale = to.language();
    String about = about(to);
    String lines = found.stream().limit(LINES).map(each -> line(to, each, until)).collect(Collectors.joining("\n\n"));
    String more = found.size() > LINES ? "\n\n" + say(locale, "more", site() + "/nearby?place=" + to.place() + "&state=all") : "";
    String from = time.exact(locale, to.place(), to.toldUntil());
    return Optional.of(new Letter(
        say(locale, "subject", about),
        say(locale, "text", about, from) + "\n\n" + lines + more + "\n\n-- \n" + say(locale, "foot", link("stop", to)) + "\n",
        link("stop", to)));
  }

  private String line(PlaceSubscription to, PublicCase each, Instant now) {
    Locale locale = to.language();
    int version = each.scenarioVersion();
    String what =
        Stream.of(
                Optional.ofNullable(each.category()).map(code -> words.category(locale, version, code))
                    .orElseGet(() -> words.scenario(locale, version, "title")),
                Optional.ofNullable(each.place()).map(place -> words.placePath(locale, place)).orElse(""),
                Optional.ofNullable(each.state()).map(state -> scenarios.version(version).texts().openText(locale, "states." + state)).orElse(""),
                Optional.ofNullable(each.openedAt()).map(at -> time.moment(locale, to.place(), at, now)).orElse(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    return what + "\n" + site() + "/nearby/" + each.number();
  }

  /** The place, with the scenario where it is about one. */
  String about(PlaceSubscription to) {
    String place = words.placePath(to.language(), to.place());
    return scenarios.find(to.scenario())
        .map(scenario -> place + " · " + scenario.texts().text(to.language(), "title"))
        .orElse(place);
  }

  private String link(String what, PlaceSubscription to) {
    return site() + "/subscribe/" + what + "/" + to.id() + "/" + subscriptions.token(to.id());
  }

  private String site() {
    return Site.said(settings.site());
  }

  private String say(Locale locale, String key, Object... args) {
    return texts.text(locale, "notice.news." + key, args);
  }
}
