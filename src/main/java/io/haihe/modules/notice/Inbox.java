package io.haihe.modules.notice;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.notice.MessageStore.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a member of staff was told: of the cases they still see, and of what is no case. */
@Component
class Inbox {

  private final MessageStore messages;
  private final Cases cases;

  Inbox(MessageStore messages, Cases cases) {
    this.messages = messages;
    this.cases = cases;
  }

  /** @param matter null where the message is about no case */
  record Letter(Message message, @Nullable Case matter) {}

  /**
   * One page, the newest first.
   *
   * @param next what the page after it is asked for with, or null for none
   */
  record Sheet(List<Letter> letters, @Nullable Long next) {}

  /**
   * Which of them: those unread, those about a case.
   *
   * @param number of the case; empty for all
   */
  record Wanted(String number, boolean unreadOnly) {}

  /** Those about cases the viewer sees no longer are gone, and count no longer. */
  Sheet sheet(Viewer viewer, Wanted wanted, long before, int size, Instant now) {
    List<Message> found = messages.of(viewer.person(), wanted.number(), wanted.unreadOnly(), before, size + 1);
    List<Message> here = found.subList(0, Math.min(size, found.size()));
    Map<Long, Case> seen =
        cases.find(viewer, here.stream().map(Message::caseId).filter(id -> id != 0).distinct().toList()).stream()
            .collect(Collectors.toMap(Case::id, Function.identity()));
    List<Letter> letters = new ArrayList<>();
    List<Long> gone = new ArrayList<>();
    for (Message message : here) {
      Case matter = seen.get(message.caseId());
      if (matter == null && message.caseId() != 0) {
        gone.add(message.id());
      } else {
        letters.add(new Letter(message, matter));
      }
    }
    messages.read(viewer.person(), gone, now);
    return new Sheet(letters, found.size() > size ? here.getLast().id() : null);
  }
}
