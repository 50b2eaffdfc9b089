package io.haihe.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** After something was done the browser looks at what came of it; looking again does nothing twice. */
public final class Redirects {

  private Redirects() {}

  public static View to(String path) {
    RedirectView redirect = new RedirectView(path);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    return redirect;
  }
}
