package io.haihe.platform.web;

import io.haihe.platform.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns requests away while there are more than can be answered soon: whoever is let in is answered in bounded time, the others are told
 * at once, before a session is looked up or a word read, so that it costs next to nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
@EnableConfigurationProperties(LoadSettings.class)
class LoadGate extends OncePerRequestFilter {

  private static final List<String> ALWAYS_OPEN = List.of("/actuator/", "/static/", "/webjars/");

  private final Turns reading;
  private final Turns changing;
  private final Turns carrying;
  private final ShortAnswer answer;

  LoadGate(LoadSettings settings, Texts texts) {
    reading = new Turns(settings.atOnce(), settings);
    changing = new Turns(settings.atOnce(), settings);
    carrying = new Turns(settings.carrying(), settings);
    answer = new ShortAnswer(texts, "platform.error.503");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Turns turns = carries(request) ? carrying : reads(request) ? reading : changing;
    if (!turns.take()) {
      answer.send(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      turns.giveBack();
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return ALWAYS_OPEN.stream().anyMatch(request.getRequestURI()::startsWith);
  }

  /** As slow as the line of whoever sends or takes it. */
  private static boolean carries(HttpServletRequest request) {
    String type = request.getContentType();
    String path = request.getRequestURI();
    return type != null && type.startsWith("multipart/") || path.contains("/files/") || path.endsWith(".csv");
  }

  private static boolean reads(HttpServletRequest request) {
    return request.getMethod().equals(HttpMethod.GET.name()) || request.getMethod().equals(HttpMethod.HEAD.name());
  }
}
