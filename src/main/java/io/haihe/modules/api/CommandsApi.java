package io.haihe.modules.api;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.api.Bodies.AddNote;
import io.haihe.modules.api.Bodies.AssignTo;
import io.haihe.modules.api.Bodies.OpenCase;
import io.haihe.modules.api.Bodies.TakeStep;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves cases. Each command is done once per Idempotency-Key, and never upon a change its sender has not seen. */
@RestController
@RequestMapping(CasesApi.PATH)
@Tag(name = "Commands", description = "Open cases and move them; idempotent by key, safe against changes unseen")
class CommandsApi {

  static final String KEY = "Idempotency-Key";

  private final Casework casework;
  private final Cases cases;
  private final Openings openings;
  private final HandedIn handedIn;
  private final Replies replies;
  private final Clock clock;

  CommandsApi(Casework casework, Cases cases, Openings openings, HandedIn handedIn, Replies replies, Clock clock) {
    this.casework = casework;
    this.cases = cases;
    this.openings = openings;
    this.handedIn = handedIn;
    this.replies = replies;
    this.clock = clock;
  }

  @PostMapping
  @Operation(summary = "Open a case", description = "201 with its Location; 200 if the key had opened it before. "
      + "A question for a file (format attachment) is answered by the sha256 of a file handed in before: POST /api/v1/files.")
  @ApiResponse(responseCode = "201", description = "Opened",
      content = @Content(mediaType = "application/json", schema = @Schema(implementation = Replies.Done.class)))
  ResponseEntity<?> open(
      Viewer viewer,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody OpenCase body) {
    Instant now = clock.instant();
    Openings.Opening opening = openings.of(viewer, CommandKey.of(viewer, key), body, now);
    return switch (casework.open(opening.command())) {
      case Outcome.Moved moved when !opening.files().isEmpty() ->
          replies.opened(moved, handedIn.attach(viewer, moved.number(), opening.files(), now));
      case Outcome outcome -> replies.of(outcome, HttpStatus.CREATED, 0);
    };
  }

  @PostMapping("/{number}/transitions/{transition}")
  @Operation(
      summary = "Take a transition",
      description = "One of the \"choices\" of the case with task 0. Its input follows the choice's schema; a question for a file "
          + "(format attachment) is answered by the sha256 of a file of the case: POST /api/v1/cases/{number}/files.")
  @ApiResponse(responseCode = "200", description = "Done",
      content = @Content(mediaType = "application/json", schema = @Schema(implementation = Replies.Done.class)))
  ResponseEntity<?> transition(
      Viewer viewer,
      @PathVariable String number,
      @PathVariable String transition,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody TakeStep body) {
    return act(viewer, number, (matter, at) -> new Command.Take(
        new Actor.Staff(viewer), at, CommandKey.of(viewer, key), matter.id(), CommandKey.seen(ifMatch, body.seen()),
        transition, Bodies.given(body.input())));
  }

  @PostMapping("/{number}/tasks/{task}/steps/{step}")
  @Operation(summary = "Take a step of a task", description = "One of the \"choices\" of the case with that task.")
  @ApiResponse(responseCode = "200", description = "Done",
      content = @Content(mediaType = "application/json", schema = @Schema(implementation = Replies.Done.class)))
  ResponseEntity<?> step(
      Viewer viewer,
      @PathVariable String number,
      @PathVariable int task,
      @PathVariable String step,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody TakeStep body) {
    return act(viewer, number, (matter, at) -> new Command.TakeStep(
        new Actor.Staff(viewer), at, CommandKey.of(viewer, key), matter.id(), CommandKey.seen(ifMatch, body.seen()),
        task, step, Bodies.given(body.input())));
  }

  @PutMapping("/{number}/tasks/{task}/assignee")
  @Operation(
      summary = "Claim, assign or put back",
      description = "Task 0 is the desk of the case itself. Claim by sending your own person id.")
  @ApiResponse(responseCode = "200", description = "Done",
      content = @Content(mediaType = "application/json", schema = @Schema(implementation = Replies.Done.class)))
  ResponseEntity<?> assign(
      Viewer viewer,
      @PathVariable String number,
      @PathVariable int task,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody AssignTo body) {
    return act(viewer, number, (matter, at) -> new Command.Assign(
        new Actor.Staff(viewer), at, CommandKey.of(viewer, key), matter.id(), CommandKey.seen(ifMatch, body.seen()),
        task, body.person() == null ? 0 : body.person()));
  }

  @PostMapping("/{number}/notes")
  @Operation(summary = "Add a note", description = "An open note can be read by the reporter.")
  @ApiResponse(responseCode = "200", description = "Done",
      content = @Content(mediaType = "application/json", schema = @Schema(implementation = Replies.Done.class)))
  ResponseEntity<?> note(
      Viewer viewer,
      @PathVariable String number,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody AddNote body) {
    return act(viewer, number, (matter, at) -> new Command.Note(
        new Actor.Staff(viewer), at, CommandKey.of(viewer, key), matter.id(), CommandKey.seen(ifMatch, body.seen()),
        Bodies.required("text", body.text()), Boolean.TRUE.equals(body.open())));
  }

  private ResponseEntity<?> act(Viewer viewer, String number, BiFunction<Case, Instant, Command.OnCase> command) {
    Case matter = cases.find(viewer, number).orElseThrow(CasesApi::unknown);
    return replies.of(
        casework.act(command.apply(matter, clock.instant())), HttpStatus.OK, matter.scenarioVersion());
  }
}
