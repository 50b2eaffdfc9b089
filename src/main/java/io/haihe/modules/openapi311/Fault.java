package io.haihe.modules.openapi311;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that is answered with an error of the specification. */
final class Fault extends RuntimeException {

  private final HttpStatus status;
  private final transient List<Reason> reasons;

  /** @param args of the sentence with that key in the message bundles */
  record Reason(String key, List<Object> args) {}

  Fault(HttpStatus status, List<Reason> reasons) {
    super(reasons.toString());
    this.status = status;
    this.reasons = List.copyOf(reasons);
  }

  static Fault bad(String key, Object... args) {
    return new Fault(HttpStatus.BAD_REQUEST, List.of(new Reason(key, List.of(args))));
  }

  static Fault unknown(String key, Object... args) {
    return new Fault(HttpStatus.NOT_FOUND, List.of(new Reason(key, List.of(args))));
  }

  static Fault forbidden(String key) {
    return new Fault(HttpStatus.FORBIDDEN, List.of(new Reason(key, List.of())));
  }

  HttpStatus status() {
    return status;
  }

  List<Reason> reasons() {
    return reasons;
  }
}
