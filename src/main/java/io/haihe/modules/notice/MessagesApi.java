package io.haihe.modules.notice;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.notice.MessageStore.Message;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.api.ApiBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The messages of a member of staff, for programs. */
@RestController
@RequestMapping(MessagesApi.PATH)
@Tag(name = "Messages", description = "What the scenarios tell the caller of cases: their own messages, of cases they still see and of what else waits for them")
class MessagesApi {

  static final String PATH = "/api/v1/messages";
  private static final int MOST = 500;

  private final Inbox inbox;
  private final MessageStore messages;
  private final Clock clock;

  MessagesApi(Inbox inbox, MessageStore messages, Clock clock) {
    this.inbox = inbox;
    this.messages = messages;
    this.clock = clock;
  }

  @Schema(description = "What the caller was told of a case, or of something else that waits for them")
  record MessageView(
      @Schema(example = "12") long id,
      @Schema(description = "Of the case; empty where it is about no case", example = "CM20250616000123") String number,
      @Schema(description = "Of the page it is about where it is no case, or empty", example = "/counter/ratings") String path,
      @Schema(description = "In the language asked for") String text,
      @Schema(description = "When what it tells happened") Instant at,
      boolean read) {

    static MessageView of(Message message) {
      return new MessageView(
          message.id(), message.number(), message.path(), message.text(LocaleContextHolder.getLocale()), message.at(), message.read());
    }
  }

  @Schema(description = "One page of messages, the newest first")
  record MessagePage(
      List<MessageView> items,
      @Schema(description = "Send it as \"before\" for the page after; null for the last") @Nullable Long next,
      @Schema(description = "How many are unread; 100 stands for more too") int unread) {}

  @Schema(description = "The ids of the messages that were read")
  record ReadMessages(
      @Schema(example = "[12, 13]", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<Long> ids) implements ApiBody {}

  @GetMapping
  @Operation(summary = "List the caller's messages", description = "By when what they tell happened, the newest first. Reading them so does not mark them as read.")
  MessagePage list(
      Viewer viewer,
      @Parameter(description = "Only those about this case", example = "CM20250616000123") @RequestParam(defaultValue = "") String number,
      @Parameter(description = "Only those that are unread") @RequestParam(defaultValue = "false") boolean unread,
      @Parameter(description = "\"next\" of the page before") @RequestParam(defaultValue = "0") long before,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") int size) {
    if (size < 1 || size > MOST) {
      throw new BadInput(Finding.ofField("size", "notice.size", MOST));
    }
    Inbox.Sheet sheet = inbox.sheet(viewer, new Inbox.Wanted(number, unread), before, size, clock.instant());
    return new MessagePage(
        sheet.letters().stream().map(Inbox.Letter::message).map(MessageView::of).toList(), sheet.next(),
        messages.unread(viewer.person()));
  }

  @PostMapping("/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Mark messages as read", description = "Those of others are left alone.")
  void read(Viewer viewer, @RequestBody ReadMessages body) {
    if (body.ids() == null || body.ids().size() > MOST) {
      throw new BadInput(Finding.ofField("ids", "notice.messages.ids", MOST));
    }
    messages.read(viewer.person(), body.ids(), clock.instant());
  }
}
