package io.haihe.modules.administration;

import io.haihe.platform.web.AdminEntry;
import io.haihe.platform.web.AdminEntry.Concern;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.util.Comparator;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What there is to look after, and what needs attention first. */
@Controller
class StartPage {

  private final Pages pages;
  private final List<AdminEntry> entries;

  StartPage(Pages pages, List<AdminEntry> entries) {
    this.pages = pages;
    this.entries = entries.stream().sorted(Comparator.comparingInt(AdminEntry::order)).toList();
  }

  @GetMapping(AdminEntry.START)
  PageView show() {
    List<AdminEntry> visible = visible();
    if (visible.isEmpty()) {
      throw new AccessDeniedException("for those who look after something");
    }
    List<Concern> concerns = visible.stream().flatMap(entry -> entry.concerns().get().stream()).toList();
    return pages.view("administration/start").with("entries", visible).with("concerns", concerns);
  }

  List<AdminEntry> visible() {
    return entries.stream().filter(entry -> entry.visible().get()).toList();
  }
}
