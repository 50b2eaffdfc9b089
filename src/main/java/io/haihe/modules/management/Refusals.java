package io.haihe.modules.management;

import io.haihe.kernel.casework.Outcome.Reason;
import org.springframework.http.HttpStatus;

/** Which HTTP status a refusal has on a page. */
final class Refusals {

  private Refusals() {}

  static HttpStatus status(Reason reason) {
    return switch (reason) {
      case NO_SUCH_CASE, NO_SUCH_STEP -> HttpStatus.NOT_FOUND;
      case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
      case WRONG_STATE, CONFLICT, KEY_REUSED, TOO_LATE, RETIRED -> HttpStatus.CONFLICT;
      case GUARD, RULE_FAILED, BAD_INPUT, NO_UNIT -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
