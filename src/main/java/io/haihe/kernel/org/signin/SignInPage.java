package io.haihe.kernel.org.signin;

import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SignInPage {

  private final Pages pages;

  SignInPage(Pages pages) {
    this.pages = pages;
  }

  @GetMapping(SignInChains.SIGN_IN)
  PageView show(HttpServletRequest request) {
    return pages.view("org/sign-in").with("message", message(request));
  }

  private static @Nullable String message(HttpServletRequest request) {
    for (String what : new String[] {"failed", "wait", "out", "changed"}) {
      if (request.getParameter(what) != null) {
        return what;
      }
    }
    return null;
  }
}
