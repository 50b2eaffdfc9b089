package io.haihe.platform.web;

import io.haihe.platform.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says 503 and when to try again where the database cannot be had just now: it is away, or all its connections are in
 * use. It stands before everything else and needs nothing, since sessions and the page frame ask the database too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

  private final ShortAnswer answer;

  DatabaseAway(Texts texts) {
    answer = new ShortAnswer(texts, "platform.error.away");
  }

  /** Whether an exception means that nothing could be asked, not that the question was wrong. */
  static boolean caused(Throwable exception) {
    return Stream.iterate(exception, cause -> cause != null, Throwable::getCause).limit(20).anyMatch(DatabaseAway::isAway);
  }

  /** 08: the connection broke; 53: no connections, memory or disk left; 57P: the server is going down or coming up. */
  private static boolean isAway(Throwable cause) {
    if (cause instanceof SQLTransientConnectionException) {
      return true;
    }
    String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
    return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException exception) {
      if (response.isCommitted() || !caused(exception)) {
        throw exception;
      }
      LOG.warn("{} {}: the database cannot be had: {}", request.getMethod(), request.getRequestURI(), exception.toString());
      response.reset();
      answer.send(request, response);
    }
  }
}
