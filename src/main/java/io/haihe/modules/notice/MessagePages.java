package io.haihe.modules.notice;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.notice.MessageStore.Message;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private final Cases cases;
  private final TimeWords time;
  private final Clock clock;

  MessagePages(Pages pages, MessageStore messages, Cases cases, TimeWords time, Clock clock) {
    this.pages = pages;
    this.messages = messages;
    this.cases = cases;
    this.time = time;
    this.clock = clock;
  }

  @GetMapping
  PageView show(
      Viewer viewer, Locale locale, @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "false") boolean unread) {
    int shown = Math.clamp(page, 1, 1000);
    List<Message> found = messages.of(viewer.person(), unread, shown, SIZE + 1);
    List<Message> here = found.subList(0, Math.min(SIZE, found.size()));
    return pages.view("notice/messages")
        .with("lines", lines(viewer, locale, here))
        .with("unread", messages.unread(viewer.person()))
        .with("onlyUnread", unread)
        .with("newest", here.stream().mapToLong(Message::id).max().orElse(0))
        .with("current", shown)
        .with("more", found.size() > SIZE);
  }

  /** Those about cases the viewer sees no longer are gone, and count no longer. */
  private List<MessageLine> lines(Viewer viewer, Locale locale, List<Message> here) {
    Instant now = clock.instant();
    Map<Long, Case> seen =
        cases.find(viewer, here.stream().map(Message::caseId).distinct().toList()).stream()
            .collect(Collectors.toMap(Case::id, Function.identity()));
    List<MessageLine> lines = new ArrayList<>();
    List<Long> gone = new ArrayList<>();
    for (Message message : here) {
      Case matter = seen.get(message.caseId());
      if (matter == null) {
        gone.add(message.id());
      } else {
        String text = locale.getLanguage().equals("zh") ? message.chinese() : message.english();
        lines.add(new MessageLine(
            message.id(), message.number(), text, time.moment(locale, matter.place(), message.at(), now), message.read()));
      }
    }
    messages.read(viewer.person(), gone, now);
    return lines;
  }

  /** Leads on to the case of a message, which counts as read then. */
  @PostMapping("/open")
  String open(Viewer viewer, @RequestParam(defaultValue = "0") long id, @RequestParam(defaultValue = "") String number) {
    messages.read(viewer.person(), List.of(id), clock.instant());
    return number.matches("[A-Z0-9-]{1,40}") ? "redirect:/cases/" + number : "redirect:" + PATH;
  }

  @PostMapping("/read")
  String readAll(Viewer viewer, @RequestParam(defaultValue = "0") long upTo) {
    messages.readAll(viewer.person(), upTo, clock.instant());
    return "redirect:" + PATH;
  }
}
