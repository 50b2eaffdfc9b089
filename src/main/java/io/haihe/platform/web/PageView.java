package io.haihe.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** A page about to be shown; what a controller returns. */
public final class PageView implements View {

  private final Pages pages;
  private final String template;
  private final Map<String, @Nullable Object> values = new HashMap<>();
  private String titleKey;
  private @Nullable Object[] titleArgs = {};
  private HttpStatus status = HttpStatus.OK;

  PageView(Pages pages, String template) {
    this.pages = pages;
    this.template = template;
    this.titleKey = template.replace('/', '.') + ".title";
  }

  /** A title other than {@code <template with dots>.title}. */
  public PageView title(String key, @Nullable Object... args) {
    titleKey = key;
    titleArgs = args;
    return this;
  }

  /** A value for the template's parameter {@code name}. */
  public PageView with(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  /** A status other than 200, such as 422 for a form shown again with what is wrong. */
  public PageView status(HttpStatus other) {
    status = other;
    return this;
  }

  @Override
  public String getContentType() {
    return "text/html;charset=UTF-8";
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
    var page = pages.page(request, titleKey, titleArgs);
    var output = pages.fill(template, page, values);
    response.setStatus(status.value());
    response.setContentType(getContentType());
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }
}
