package io.haihe.modules.resident;

import io.haihe.kernel.intake.BegunForm;
import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.ResidentStanding;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Begins and ends sessions of residents. Who was signed in before in the same browser, of staff or not, is signed out by that. */
@Component
class ResidentSessions implements ResidentStanding {

  private final AccountStore accounts;
  private final Clock clock;
  private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
  private final CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();

  ResidentSessions(AccountStore accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  void begin(Account account, HttpServletRequest request, HttpServletResponse response) {
    Object waiting = BegunForm.of(request);
    end(request);
    BegunForm.carry(waiting, request);
    tokens.saveToken(null, request, response);
    Resident resident = new Resident(account.id(), account.language(), account.generation(), clock.instant());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(resident, null, AuthorityUtils.createAuthorityList(Resident.AUTHORITY)));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
  }

  @Override
  public boolean holds(Resident session) {
    return accounts.stands(session.account(), session.generation());
  }
}
