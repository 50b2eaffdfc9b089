package io.haihe.platform.api;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer, HandlerInterceptor {

  private static final int LONGEST_PARAMETER = 4000;

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.addCustomConverter(new StrictJson());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).excludePathPatterns("/open311/**");
  }

  /** Refuses parameters that no database keeps, and what no program needs. What was typed into a page may be as long as its form allows; Open311 has errors of its own. */
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    int longest = request.getRequestURI().startsWith("/api/") ? LONGEST_PARAMETER : Integer.MAX_VALUE;
    List<Finding> findings =
        request.getParameterMap().entrySet().stream()
            .filter(parameter -> Stream.of(parameter.getValue()).anyMatch(value -> value.length() > longest || !CleanText.isClean(value)))
            .map(parameter -> Finding.ofField(parameter.getKey(), "api.parameter.characters"))
            .toList();
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    return true;
  }
}
