package io.haihe.modules.service.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets what is kept be answered where a request comes in, before a servlet and its chain of filters are looked up: a fifth more answers. */
@Component
class KeptPagesValve extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final KeptPages pages;

  KeptPagesValve(KeptPages pages) {
    super(true);
    this.pages = pages;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addEngineValves(this);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (!pages.answered(request, response)) {
      getNext().invoke(request, response);
    }
  }
}
