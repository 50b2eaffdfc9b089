package io.haihe.modules.resident;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** At a counter: a resident reads out a code, somebody of staff looks at an identity card and says that the account is the resident's. */
@Controller
class CounterPages {

  static final String PATH = "/residents/verify";
  private static final Set<Role> AT_COUNTERS = Set.of(Role.INTAKE_CLERK, Role.HANDLER, Role.UNIT_HEAD);

  private final Pages pages;
  private final Assurance assurance;

  CounterPages(Pages pages, Assurance assurance) {
    this.pages = pages;
    this.assurance = assurance;
  }

  @ModelAttribute
  void keepPrivate(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  static Optional<Seat> seat(Viewer viewer) {
    return viewer.seats().stream().filter(seat -> AT_COUNTERS.contains(seat.role())).findFirst();
  }

  @GetMapping(PATH)
  PageView ask(Viewer viewer) {
    require(viewer);
    return shown("", "", "", List.of());
  }

  /** Shows the name to compare; says that it is the resident only once that is confirmed. */
  @PostMapping(PATH)
  PageView look(Viewer viewer, @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String seen) {
    Seat seat = require(viewer);
    Optional<Account> account = assurance.atCounter(code);
    if (account.isEmpty()) {
      return shown("", code, "", List.of(Finding.ofField("code", "resident.counter.unknown"))).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    String name = account.get().name();
    if (name.isEmpty()) {
      return shown("", code, "", List.of(Finding.ofField("code", "resident.counter.nameless"))).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    boolean done = seen.equals("yes") && assurance.verify(viewer, seat, code);
    return shown(name, code, done ? "done" : "compare", List.of());
  }

  private static Seat require(Viewer viewer) {
    return seat(viewer).orElseThrow(() -> new AccessDeniedException("not at a counter"));
  }

  private PageView shown(String name, String code, String step, List<Finding> findings) {
    return pages.view("resident/counter").with("name", name).with("code", code).with("step", step).with("findings", findings);
  }
}
