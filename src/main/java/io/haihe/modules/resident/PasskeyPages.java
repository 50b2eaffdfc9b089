package io.haihe.modules.resident;

import io.haihe.kernel.org.Residents;
import io.haihe.platform.BadInput;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Passkeys: a script talks to the device, and sends what the device says as a form. */
@Controller
class PasskeyPages {

  private static final int MOST = 20;

  private final Pages pages;
  private final Passkeys passkeys;
  private final PasskeyStore store;
  private final Accounts accounts;
  private final ResidentSessions sessions;
  private final Messages messages;
  private final ProviderSettings provider;
  private final Clock clock;

  PasskeyPages(
      Pages pages, Passkeys passkeys, PasskeyStore store, Accounts accounts, ResidentSessions sessions, Messages messages,
      ProviderSettings provider, Clock clock) {
    this.pages = pages;
    this.passkeys = passkeys;
    this.store = store;
    this.accounts = accounts;
    this.sessions = sessions;
    this.messages = messages;
    this.provider = provider;
    this.clock = clock;
  }

  @PostMapping("/my/sign-in/passkey/options")
  ResponseEntity<String> askToSign(HttpServletRequest request) {
    return json(passkeys.askToSign(request));
  }

  @PostMapping("/my/sign-in/passkey")
  View signIn(
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String to,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Account> account = passkeys.signedBy(request, credential);
    if (account.isEmpty()) {
      return refused(to);
    }
    sessions.begin(account.get(), request, response);
    return Redirects.to(Onward.to(to));
  }

  private PageView refused(String to) {
    return pages
        .view("resident/sign-in")
        .with("message", "passkey")
        .with("to", Onward.kept(to))
        .with("provider", provider.on() ? provider.name() : "")
        .status(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Asks for the password first: whoever has a key has the account. */
  @PostMapping("/my/passkeys/options")
  ResponseEntity<String> askToMake(@RequestParam(defaultValue = "") String old, HttpServletRequest request, Authentication resident) {
    try {
      accounts.requireProof(Residents.current(), old);
    } catch (BadInput wrong) {
      return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).build();
    }
    boolean room = store.list(Residents.current().account()).size() < MOST;
    return room ? json(passkeys.askToMake(request, resident)) : ResponseEntity.status(HttpStatus.CONFLICT).build();
  }

  @PostMapping("/my/passkeys")
  View keep(@RequestParam(defaultValue = "") String credential, HttpServletRequest request, Authentication resident) {
    boolean kept = passkeys.keep(request, resident, credential);
    if (kept) {
      messages.tell(Residents.current().account(), Messages.Kind.PASSKEY, "", clock.instant());
    }
    return Redirects.to(kept ? "/my/account?done" : "/my/account?noPasskey");
  }

  @PostMapping("/my/passkeys/{id}/remove")
  View remove(@PathVariable String id) {
    if (id.matches("[\\w-]{1,1400}")) {
      store.remove(Residents.current().account(), Bytes.fromBase64(id));
    }
    return Redirects.to("/my/account?done");
  }

  private static ResponseEntity<String> json(String body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore()).body(body);
  }
}
