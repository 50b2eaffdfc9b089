package io.haihe.modules.resident;

import io.haihe.kernel.intake.web.FollowLine;
import io.haihe.kernel.intake.web.FollowLines;
import io.haihe.kernel.org.Residents;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** What a resident was told, by the account and by the cases in it. */
@Controller
class MyMessagesPages {

  private static final int MOST = 100;
  private static final int CASES = 50;

  private final Pages pages;
  private final Messages messages;
  private final OwnedCases cases;
  private final FollowLines lines;
  private final Scenarios scenarios;
  private final Moments moments;
  private final Texts texts;
  private final Clock clock;

  MyMessagesPages(
      Pages pages, Messages messages, OwnedCases cases, FollowLines lines, Scenarios scenarios, Moments moments, Texts texts, Clock clock) {
    this.pages = pages;
    this.messages = messages;
    this.cases = cases;
    this.lines = lines;
    this.scenarios = scenarios;
    this.moments = moments;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping("/my/messages")
  PageView show(HttpServletResponse response, Locale locale) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    long account = Residents.current().account();
    Instant now = clock.instant();
    Stream<MessageLine> ofAccount = messages.list(account, MOST).stream().map(message -> line(message, locale));
    Stream<MessageLine> ofCases = cases.list(account, CASES, 0).stream().flatMap(owned -> lines(owned.number(), locale, now));
    return pages
        .view("resident/messages")
        .with("lines", Stream.concat(ofAccount, ofCases).sorted(Comparator.comparing(MessageLine::at).reversed()).limit(MOST).toList())
        .with("unseen", messages.unseen(account));
  }

  @PostMapping("/my/messages/seen")
  View see() {
    messages.see(Residents.current().account());
    return Redirects.to("/my/messages");
  }

  private MessageLine line(Messages.Message message, Locale locale) {
    String about = scenarios.find(message.about()).map(scenario -> scenario.texts().text(locale, "title")).orElse(message.about());
    String key = "resident.message." + message.kind().name().toLowerCase(Locale.ROOT);
    return new MessageLine(message.at(), moments.day(message.at(), locale), texts.text(locale, key, about), "", "", !message.seen());
  }

  private Stream<MessageLine> lines(String number, Locale locale, Instant now) {
    String path = lines.line(number, locale, now).map(FollowLine::path).orElse("");
    return lines.messages(number, locale, now).stream()
        .map(told -> new MessageLine(told.at(), told.when(), told.text(), number, path, false));
  }
}
