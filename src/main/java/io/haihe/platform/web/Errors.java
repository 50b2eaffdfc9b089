package io.haihe.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where faults and refusals become HTTP answers. */
@Controller
@ControllerAdvice
class Errors implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private final FailureReply reply;
  private final WayBack way;

  Errors(FailureReply reply, WayBack way) {
    this.reply = reply;
    this.way = way;
  }

  /** @throws Exception as it is where the database is away: {@link DatabaseAway} answers, without a page frame */
  @ExceptionHandler
  @Nullable Object failed(Exception exception, HttpServletRequest request, HttpServletResponse response) throws Exception {
    if (DatabaseAway.caused(exception)) {
      throw exception;
    }
    var failure = Failure.of(exception);
    if (failure.status().is5xxServerError() && !DisconnectedClientHelper.isClientDisconnectedException(exception)) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
    }
    return begun(response) ? null : reply.to(request, failure);
  }

  /** What has begun cannot be answered otherwise any more, such as a stream whose reader has gone. */
  private static boolean begun(HttpServletResponse response) {
    return response.isCommitted();
  }

  /** Whoever asks for what can only be sent to comes to the page it is sent from. */
  @ExceptionHandler
  Object notAsked(HttpRequestMethodNotSupportedException exception, HttpServletRequest request) {
    boolean asked = request.getMethod().equals("GET") && FailureReply.wantsPage(request);
    Optional<RedirectView> page = asked ? way.of(request) : Optional.empty();
    return page.isPresent() ? page.get() : reply.to(request, Failure.of(exception));
  }

  /** Left to the security filters, which know whether signing in would help. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void refused(RuntimeException exception) {
    throw exception;
  }

  /** Where the container and the security filters send what they refuse. */
  @RequestMapping("${server.error.path:/error}")
  @Nullable Object refusedByContainer(HttpServletRequest request, HttpServletResponse response) {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return begun(response) ? null : reply.to(request, Failure.of(status instanceof Integer code ? known(code) : HttpStatus.NOT_FOUND));
  }

  private static HttpStatus known(int code) {
    var status = HttpStatus.resolve(code);
    return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
  }
}
