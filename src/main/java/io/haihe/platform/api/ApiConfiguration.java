package io.haihe.platform.api;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  /** Refuses parameters that no database keeps or no one needs, whichever program they are for. */
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    List<Finding> findings =
        request.getParameterMap().entrySet().stream()
            .filter(parameter -> List.of(parameter.getValue()).stream().anyMatch(ApiConfiguration::isUnfit))
            .map(parameter -> Finding.ofField(parameter.getKey(), "api.parameter.characters"))
            .toList();
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    return true;
  }

  private static boolean isUnfit(String value) {
    return value.length() > LONGEST_PARAMETER || !CleanText.isClean(value);
  }
}
