package io.haihe.modules.notice;

import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.notice.MessageStore.Message;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The messages of a member of staff. */
@Controller
@RequestMapping(MessagePages.PATH)
class MessagePages {

  static final String PATH = "/messages";
  private static final int SIZE = 50;

  private final Pages pages;
  private final MessageStore messages;
  private final Inbox inbox;
  private final TimeWords time;
  private final MessageSettings settings;
  private final Clock clock;

  MessagePages(Pages pages, MessageStore messages, Inbox inbox, TimeWords time, MessageSettings settings, Clock clock) {
    this.pages = pages;
    this.messages = messages;
    this.inbox = inbox;
    this.time = time;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping
  PageView show(
      Viewer viewer, Locale locale, @RequestParam(defaultValue = "0") long before,
      @RequestParam(defaultValue = "false") boolean unread) {
    Instant now = clock.instant();
    Inbox.Sheet sheet = inbox.sheet(viewer, new Inbox.Wanted("", unread), before, SIZE, now);
    return pages.view("notice/messages")
        .with("lines", sheet.letters().stream().map(letter -> line(viewer, locale, letter, now)).toList())
        .with("days", settings.keep().toDays())
        .with("unread", messages.unread(viewer.person()))
        .with("onlyUnread", unread)
        .with("lastArrived", messages.lastArrived(viewer.person()))
        .with("first", before == 0)
        .with("next", sheet.next());
  }

  private MessageLine line(Viewer viewer, Locale locale, Inbox.Letter letter, Instant now) {
    Message message = letter.message();
    PlaceCode place = letter.matter() == null ? viewer.seats().getFirst().unit().place() : letter.matter().place();
    return new MessageLine(
        message.id(), message.number(), message.text(locale),
        time.moment(locale, place, message.at(), now), message.read());
  }

  /** Leads on to the case of a message, or to the page it is about; it counts as read then. */
  @PostMapping("/open")
  String open(Viewer viewer, @RequestParam(defaultValue = "0") long id, @RequestParam(defaultValue = "") String number) {
    messages.read(viewer.person(), List.of(id), clock.instant());
    return "redirect:" + (number.matches("[A-Z0-9-]{1,40}") ? "/cases/" + number : messages.path(viewer.person(), id).orElse(PATH));
  }

  @PostMapping("/read")
  String readAll(Viewer viewer, @RequestParam(defaultValue = "0") long upTo) {
    messages.readAll(viewer.person(), upTo, clock.instant());
    return "redirect:" + PATH;
  }
}
