package io.haihe.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Where an address leads that can only be sent to. A form that was refused is shown again there, so its reader asks for that address as soon as they choose
 * another language or open the page again: they come to the page the form stands on, which is the nearest one above.
 */
@Component
class WayBack {

  private final ObjectProvider<RequestMappingHandlerMapping> routes;

  WayBack(ObjectProvider<RequestMappingHandlerMapping> routes) {
    this.routes = routes;
  }

  /** The page, in the language that is asked for; empty where there is none above. */
  Optional<RedirectView> of(HttpServletRequest request) {
    String language = request.getParameter("lang");
    return above(request.getRequestURI()).map(page -> (RedirectView) Redirects.to(language == null ? page : page + "?lang=" + language));
  }

  /** The nearest address above that can be asked for; the start page is none of any form. */
  Optional<String> above(String path) {
    return Stream.iterate(parent(path), page -> !page.isEmpty(), WayBack::parent).filter(this::isPage).findFirst();
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private boolean isPage(String path) {
    PathContainer asked = PathContainer.parsePath(path);
    return routes.stream()
        .flatMap(routed -> routed.getHandlerMethods().keySet().stream())
        .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET) && route.getPathPatternsCondition() != null)
        .flatMap(route -> route.getPathPatternsCondition().getPatterns().stream())
        .anyMatch((PathPattern pattern) -> pattern.matches(asked));
  }
}
