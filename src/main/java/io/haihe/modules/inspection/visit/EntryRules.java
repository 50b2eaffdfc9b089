package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.Upload;
import io.haihe.modules.inspection.visit.SiteField.Kind;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Whether what was written can be an entry of a visit; one that cannot is told to the phone, which keeps it and shows it. */
@Component
class EntryRules {

  static final Set<String> ANSWERS = Set.of("fine", "problem", "na");
  static final Set<String> RESULTS = Set.of(
      "noProblem", "notDisclosed", "concealedOrFalse", "unreachable", "orderedToCorrect", "uncooperative", "notInBusiness", "pending");

  /** In which what is said to the party can be read out. */
  static final List<String> LANGUAGES = List.of("zh", "en");

  /**
   * Where nobody was met or nothing could be looked at, the checklist may stay open; a photo, or a reason why there is none, stands for it. What is left
   * open after a look needs neither.
   */
  static final Set<String> WITHOUT_A_LOOK = Set.of("unreachable", "uncooperative", "notInBusiness", "pending");

  private static final int MOST_NOTE = 2_000;
  private static final int MOST_SUMMARY = 4_000;
  private static final int MOST_REASON = 1_000;
  private static final int MOST_NAME = 60;
  private static final int MOST_BODY = 20_000;
  private static final int MOST_PICTURE = 300_000;
  private static final String PICTURE = "data:image/png;base64,";

  private final Attachments attachments;
  private final SiteVisits visits;
  private final Cases cases;
  private final Clock clock;

  EntryRules(Attachments attachments, SiteVisits visits, Cases cases, Clock clock) {
    this.attachments = attachments;
    this.visits = visits;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * What is wrong: the end of a key {@code inspection.visit.refused.…}; empty where nothing is.
   *
   * @param before what was entered until then
   * @param officer whose session it comes from
   */
  Optional<String> wrong(SiteVisit visit, List<SiteEntry> before, long officer, Written written) {
    Optional<SiteField> field = SiteField.parse(written.field());
    if (field.isEmpty() || !known(visit, field.get())) {
      return Optional.of("field");
    }
    if (written.body().length() > MOST_BODY || written.secret() != null && written.secret().length() > MOST_PICTURE) {
      return Optional.of("long");
    }
    try {
      JsonNode body = SiteState.JSON.readTree(written.body());
      JsonNode secret = SiteState.JSON.readTree(written.secret() == null ? "{}" : written.secret());
      if (!body.isObject() || !secret.isObject()) {
        return Optional.of("value");
      }
      return body.path("way").asString("").equals(SiteState.CONFIRMED) && field.get().kind() == Kind.SIGNATURE
          ? confirmed(field.get(), body, SiteState.of(before), officer)
          : wrong(field.get(), body, secret).or(() -> together(visit, field.get(), body));
    } catch (JacksonException unreadable) {
      return Optional.of("value");
    }
  }

  /** It goes together with another visit to the same party that has begun, and with nothing else. */
  private Optional<String> together(SiteVisit visit, SiteField field, JsonNode body) {
    if (field.kind() != Kind.JOINT) {
      return Optional.empty();
    }
    List<Long> others = visits.others(visit, Instant.EPOCH, clock.instant().plusSeconds(1)).stream().map(SiteVisits.Other::caseId).toList();
    String number = body.path("case").asString("");
    return cases.forProjection(others).stream().anyMatch(other -> other.number().equals(number)) ? Optional.empty() : Optional.of("joint");
  }

  private static boolean known(SiteVisit visit, SiteField field) {
    return switch (field.kind()) {
      case ANSWER, NOTE -> visit.line(field.about()).isPresent();
      case PHOTO -> visit.line(field.about()).isPresent() && isId(field.photo());
      case RESULT, ORDER, SUMMARY, NOPHOTO, SPOKEN, JOINT -> field.about().isEmpty();
      case SIGNATURE -> field.about().equals(SiteState.PARTY) || visit.team().stream().anyMatch(officer -> field.about().equals("" + officer.id()));
    };
  }

  private static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException other) {
      return false;
    }
  }

  private Optional<String> wrong(SiteField field, JsonNode body, JsonNode secret) {
    return switch (field.kind()) {
      case ANSWER -> among(ANSWERS, body);
      case RESULT -> among(RESULTS, body);
      case NOTE -> text(body, MOST_NOTE);
      case SUMMARY -> text(body, MOST_SUMMARY);
      case NOPHOTO -> text(body, MOST_REASON);
      case ORDER -> order(body);
      case SPOKEN -> spoken(body);
      case JOINT -> body.path("case").isString() ? Optional.empty() : Optional.of("value");
      case PHOTO -> body.path("out").asBoolean(false) || body.path("at").isString() ? Optional.empty() : Optional.of("value");
      case SIGNATURE -> signature(field, body, secret);
    };
  }

  private static Optional<String> order(JsonNode body) {
    String by = body.path("by").asString("");
    return by.isEmpty() || isDay(by) ? text(body, MOST_SUMMARY) : Optional.of("value");
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text).getYear() < 10_000;
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static Optional<String> spoken(JsonNode body) {
    boolean language = body.path("language").isMissingNode() || LANGUAGES.contains(body.path("language").asString(""));
    return body.path("value").isBoolean() && language ? Optional.empty() : Optional.of("value");
  }

  private static Optional<String> among(Set<String> values, JsonNode body) {
    return values.contains(body.path("value").asString("")) ? Optional.empty() : Optional.of("value");
  }

  private static Optional<String> text(JsonNode body, int most) {
    if (!body.path("text").isString()) {
      return Optional.of("value");
    }
    return body.path("text").asString().length() > most ? Optional.of("long") : Optional.empty();
  }

  private Optional<String> signature(SiteField field, JsonNode body, JsonNode secret) {
    boolean party = field.about().equals(SiteState.PARTY);
    return switch (body.path("way").asString("")) {
      case "drawn" -> drawn(secret) ? Optional.empty() : Optional.of("picture");
      case "typed" -> secret.path("name").asString("").isBlank() ? Optional.of("name") : Optional.empty();
      case "refused" -> party ? refused(body, secret) : Optional.of("value");
      case "absent" -> party ? Optional.empty() : Optional.of("value");
      default -> Optional.of("value");
    };
  }

  /** Only the officer can say that what a colleague wrote down is the officer's signature. */
  private static Optional<String> confirmed(SiteField field, JsonNode body, SiteState before, long officer) {
    boolean own = field.about().equals("" + officer);
    return own && before.confirmable(field, body.path("of").asString(""), body.path("digest").asString("")) ? Optional.empty() : Optional.of("confirm");
  }

  private static Optional<String> refused(JsonNode body, JsonNode secret) {
    String reason = body.path("reason").asString("");
    String witness = secret.path("witness").asString("");
    if (reason.length() > MOST_REASON || witness.length() > MOST_NAME) {
      return Optional.of("long");
    }
    return !reason.isBlank() && !witness.isBlank() ? Optional.empty() : Optional.of("witness");
  }

  /** A PNG, not something that only says so. */
  private boolean drawn(JsonNode secret) {
    String picture = secret.path("picture").asString("");
    if (!picture.startsWith(PICTURE)) {
      return false;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(picture.substring(PICTURE.length()));
      return attachments.vetPicture(new Upload("signature.png", bytes)).findings().isEmpty();
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }
}
