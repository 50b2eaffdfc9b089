package io.haihe.kernel.org.web;

import io.haihe.kernel.org.AccountChanges;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What administrators did to accounts and seats of a head's unit, or of a command centre's place. */
@Controller
@RequestMapping("/account-changes")
class AccountChangesPage {

  private static final int SIZE = 100;

  private final Pages pages;
  private final AccountChanges changes;
  private final People people;
  private final Seats seats;
  private final Places places;

  AccountChangesPage(Pages pages, AccountChanges changes, People people, Seats seats, Places places) {
    this.pages = pages;
    this.changes = changes;
    this.people = people;
    this.seats = seats;
    this.places = places;
  }

  @GetMapping
  PageView show(Viewer viewer, @RequestParam(defaultValue = "0") long before) {
    if (!changes.reads(viewer)) {
      throw new AccessDeniedException("a head or the command centre reads it");
    }
    List<AccountChanges.Change> found = changes.list(viewer, before, SIZE + 1);
    List<AccountChanges.Change> shown = found.subList(0, Math.min(SIZE, found.size()));
    return pages.view("org/account-changes")
        .title("org.accounts.title")
        .with("lines", shown.stream().map(this::line).toList())
        .with("next", found.size() > SIZE ? shown.getLast().id() : 0L);
  }

  private AccountChangeLine line(AccountChanges.Change change) {
    return new AccountChangeLine(
        change.kind(), change.at().atZone(places.zone()), people.nameOf(change.by()), people.nameOf(change.person()),
        change.seat() == null ? null : seats.find(change.seat()).orElse(null));
  }
}
