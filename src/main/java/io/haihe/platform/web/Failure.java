package io.haihe.platform.web;

import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** What an exception means to the one who made the request. */
record Failure(HttpStatus status, List<Finding> findings) {

  private static final Set<String> UNKEEPABLE = Set.of("22021", "22008");

  static Failure of(Exception exception) {
    return switch (exception) {
      case BadInput bad -> new Failure(HttpStatus.UNPROCESSABLE_CONTENT, bad.findings());
      case NotFound missing -> new Failure(HttpStatus.NOT_FOUND, List.of(missing.finding()));
      case Conflict conflict -> new Failure(HttpStatus.CONFLICT, List.of(conflict.finding()));
      case BindException wrong -> new Failure(HttpStatus.BAD_REQUEST, fields(wrong));
      case MethodArgumentTypeMismatchException wrong -> badParameter(wrong.getName(), "platform.parameter.value");
      case MissingServletRequestParameterException missing ->
          badParameter(missing.getParameterName(), "platform.parameter.missing");
      case TypeMismatchException _, HttpMessageNotReadableException _ -> of(HttpStatus.BAD_REQUEST);
      case ErrorResponse known -> of(HttpStatus.valueOf(known.getStatusCode().value()));
      case MultipartException _ -> of(HttpStatus.BAD_REQUEST);
      case DataAccessException bad when isUnkeepable(bad) -> of(HttpStatus.BAD_REQUEST);
      default -> of(HttpStatus.INTERNAL_SERVER_ERROR);
    };
  }

  /** PostgreSQL keeps no text with a NUL (22021) and no moment beyond its calendar (22008); nothing else of ours has one. */
  private static boolean isUnkeepable(DataAccessException bad) {
    return bad.getMostSpecificCause() instanceof SQLException sql && UNKEEPABLE.contains(String.valueOf(sql.getSQLState()));
  }

  static Failure of(HttpStatus status) {
    return new Failure(status, List.of());
  }

  private static Failure badParameter(String name, String code) {
    return new Failure(HttpStatus.BAD_REQUEST, List.of(Finding.ofField(name, code)));
  }

  private static List<Finding> fields(BindException wrong) {
    return wrong.getFieldErrors().stream()
        .map(error -> Finding.ofField(error.getField(), "platform.parameter.value"))
        .toList();
  }

  /** Key of the title in the message bundles. */
  String titleKey() {
    return "platform.error." + key();
  }

  /** Key of the sentence that says what to do. */
  String adviceKey() {
    return titleKey() + ".advice";
  }

  private String key() {
    return switch (status) {
      case BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED, CONFLICT, CONTENT_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE, UNPROCESSABLE_CONTENT, TOO_MANY_REQUESTS ->
          String.valueOf(status.value());
      default -> status.is4xxClientError() ? "400" : "500";
    };
  }
}
