package io.haihe.modules.notice;

import io.haihe.kernel.org.Viewer;
import io.haihe.modules.notice.Subscriptions.Made;
import io.haihe.modules.notice.Subscriptions.Wish;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.api.ApiBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks for programs. */
@RestController
@RequestMapping(WebhooksApi.PATH)
@Tag(
    name = "Webhooks",
    description =
        "Be told what happens to cases: CloudEvents 1.0, signed after Standard Webhooks, in order for each case, "
            + "tried for three days. Nothing outside the sight of its maker is told.")
class WebhooksApi {

  static final String PATH = "/api/v1/webhooks";
  private static final int MOST = 500;

  private final Subscriptions subscriptions;
  private final DeliveryStore deliveries;

  WebhooksApi(Subscriptions subscriptions, DeliveryStore deliveries) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
  }

  @Schema(description = "A new webhook")
  record MakeWebhook(
      @Schema(example = "District dashboard", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
      @Schema(description = "https, at a public address", example = "https://example.org/haihe",
          requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String url,
      @Schema(description = "Only cases of this scenario", example = "city-management") @Nullable String scenario,
      @Schema(description = "Only cases at this place or below; left out: the caller's own", example = "120101000000")
          @Nullable String place,
      @Schema(description = "Only these kinds of entries; left out: all", example = "[\"opened\", \"moved\"]")
          @Nullable Set<String> kinds)
      implements ApiBody {}

  @Schema(description = "Whether it is told anything")
  record SetActive(@Nullable Boolean active) implements ApiBody {}

  @Schema(description = "A webhook; the secret is shown only when it was made")
  record WebhookView(
      long id,
      String name,
      String url,
      @Nullable String scenario,
      String place,
      Set<String> kinds,
      long owner,
      Instant createdAt,
      boolean active,
      @Schema(description = "Why it is not active", allowableValues = {"paused", "failing", "gone"})
          @Nullable String stopped,
      @Schema(description = "The first failure after the last success") @Nullable Instant failingSince,
      @Schema(description = "whsec_ and the key in Base64", example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
          @Nullable String secret) {

    static WebhookView of(Subscription one, @Nullable String secret) {
      return new WebhookView(
          one.id(), one.name(), one.url(), one.scenario(), one.place().toString(), one.kinds(), one.owner(),
          one.createdAt(), one.active(), one.stopped(), one.failingSince(), secret);
    }
  }

  record SecretView(@Schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") String secret) {}

  @Schema(description = "One entry told, or to be told")
  record DeliveryView(
      @Schema(description = "The webhook-id of every attempt", example = "msg_17") String id,
      String number,
      int seq,
      String kind,
      @Schema(allowableValues = {"PENDING", "DELIVERED", "FAILED", "DROPPED"}) String status,
      int attempts,
      Instant createdAt,
      @Nullable Instant triedAt,
      @Schema(description = "When it is tried next; null when it is not") @Nullable Instant nextAt,
      @Schema(description = "Of the last attempt") @Nullable Integer httpStatus,
      @Nullable String error) {

    static DeliveryView of(Delivery one) {
      return new DeliveryView(
          one.messageId(), one.number(), one.seq(), one.kind(), one.status().name(), one.attempts(), one.createdAt(),
          one.triedAt(), one.status() == Delivery.Status.PENDING ? one.nextAt() : null, one.httpStatus(), one.error());
    }
  }

  @GetMapping
  @Operation(summary = "List webhooks", description = "The caller's own; for an administrator those of the place too.")
  List<WebhookView> list(Viewer viewer) {
    return subscriptions.list(viewer).stream().map(one -> WebhookView.of(one, null)).toList();
  }

  @PostMapping
  @Operation(
      summary = "Make a webhook",
      description = "For unit heads and command centres. The answer holds the secret, which cannot be had again.")
  @ApiResponse(responseCode = "201", description = "Made, with its secret")
  ResponseEntity<WebhookView> make(Viewer viewer, @RequestBody MakeWebhook body) {
    Made made =
        subscriptions.make(viewer, new Wish(body.name(), body.url(), body.scenario(), body.place(), body.kinds()));
    return ResponseEntity.created(URI.create(PATH + "/" + made.subscription().id()))
        .body(WebhookView.of(made.subscription(), made.secret()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read a webhook", description = "Without its secret.")
  WebhookView one(Viewer viewer, @PathVariable long id) {
    return WebhookView.of(subscriptions.find(viewer, id), null);
  }

  @PutMapping("/{id}/active")
  @Operation(
      summary = "Stop or resume a webhook",
      description = "What is waiting is dropped when it stops, and what happens meanwhile is not told later.")
  WebhookView active(Viewer viewer, @PathVariable long id, @RequestBody SetActive body) {
    if (body.active() == null) {
      throw new BadInput(Finding.ofField("active", "notice.active.missing"));
    }
    if (body.active()) {
      subscriptions.resume(viewer, id);
    } else {
      subscriptions.stop(viewer, id);
    }
    return one(viewer, id);
  }

  @PostMapping("/{id}/secret")
  @Operation(
      summary = "Change the secret",
      description = "For a day everything is signed with both, so that the receiver can change over.")
  SecretView renew(Viewer viewer, @PathVariable long id) {
    return new SecretView(subscriptions.renew(viewer, id));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Remove a webhook", description = "With all that was to be told and its log.")
  void remove(Viewer viewer, @PathVariable long id) {
    subscriptions.remove(viewer, id);
  }

  @GetMapping("/{id}/deliveries")
  @Operation(summary = "Read the log", description = "Deliveries with the result of the last attempt, newest first.")
  List<DeliveryView> deliveries(
      Viewer viewer,
      @PathVariable long id,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "100") int size) {
    if (size < 1 || size > MOST) {
      throw new BadInput(Finding.ofField("size", "notice.size", MOST));
    }
    return deliveries.log(subscriptions.find(viewer, id).id(), size).stream().map(DeliveryView::of).toList();
  }
}
