package io.haihe.browser;

import com.microsoft.playwright.Page;
import io.haihe.modules.resident.SomeResident;

/** Residents who sign in. */
final class Residents {

  private Residents() {}

  /** As {@link SomeResident}, who has to have an account already. */
  static Page signIn(Page page) {
    page.navigate("/my/sign-in");
    if (page.url().endsWith("/my")) {
      return page;
    }
    page.fill("input[name=login]", SomeResident.LOGIN);
    page.fill("input[name=password]", SomeResident.PASSWORD);
    page.locator("main form button").first().click();
    page.waitForURL(url -> url.endsWith("/my"));
    return page;
  }
}
