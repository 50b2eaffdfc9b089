package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Followed;
import io.haihe.kernel.casework.Signatures;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cases for lists of whoever reported them. That they are theirs, whoever asks has made sure of before. */
@Component
public class FollowLines {

  private final FollowLinks links;
  private final Followed followed;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Promises promises;
  private final FollowMessages messages;
  private final Signatures signatures;

  FollowLines(
      FollowLinks links, Followed followed, Scenarios scenarios, CaseWords words, TimeWords time, Promises promises, FollowMessages messages,
      Signatures signatures) {
    this.links = links;
    this.followed = followed;
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.promises = promises;
    this.messages = messages;
    this.signatures = signatures;
  }

  /** Empty where there is no such case any more. */
  public Optional<FollowLine> line(String number, Locale locale, Instant at) {
    return links.open(number, links.token(number)).map(now -> line(now, locale, at));
  }

  private FollowLine line(Case now, Locale locale, Instant at) {
    Scenario scenario = scenarios.version(now.scenarioVersion());
    return new FollowLine(
        now.id(),
        now.number(),
        path(now.number()),
        scenario.texts().text(locale, "title"),
        PublicSteps.state(scenario, now.state(), locale),
        now.ended(),
        words.category(locale, now.scenarioVersion(), now.category()),
        time.moment(locale, now.place(), now.openedAt(), at),
        now.place(),
        signatures.asked(now).isPresent(),
        promises.of(now, locale, at));
  }

  /** What a case has told its reporter, the newest first. */
  public List<FollowPage.Message> messages(String number, Locale locale, Instant at) {
    return followed.find(number, links.token(number), at).map(view -> messages.messages(view, locale, at)).orElse(List.of());
  }

  private String path(String number) {
    return "/follow/" + number + "/" + links.token(number);
  }
}
