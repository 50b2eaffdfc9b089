package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Passwords;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where everybody changes the own password; afterwards one signs in with the new one. */
@Controller
@RequestMapping("/me/password")
class PasswordPage {

  private final Pages pages;
  private final People people;
  private final Passwords passwords;
  private final Clock clock;

  PasswordPage(Pages pages, People people, Passwords passwords, Clock clock) {
    this.pages = pages;
    this.people = people;
    this.passwords = passwords;
    this.clock = clock;
  }

  @GetMapping
  PageView show() {
    return form(List.of());
  }

  @PostMapping
  View change(Viewer viewer, @RequestParam String old, @RequestParam String wanted, @RequestParam String again) {
    return Refill.onBadInput(
        () -> {
          if (!wanted.equals(again)) {
            throw new BadInput(Finding.ofField("again", "org.password.differs"));
          }
          passwords.change(people.get(viewer.person()), old, wanted, Act.of(viewer, clock.instant()));
          return new RedirectView("/sign-in?changed", true);
        },
        this::form);
  }

  private PageView form(List<Finding> findings) {
    return pages.view("org/password").with("findings", findings);
  }
}
