package io.haihe.kernel.org.signin;

import io.haihe.kernel.org.SignedIn;
import io.haihe.kernel.org.signin.Accounts.Account;
import io.haihe.kernel.org.signin.Refused.Why;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs in with login and password. An unknown login, a wrong password, a disabled account and one that has to wait
 * get the same answer after the same work; the right password of a waiting account too, or waiting would only tell
 * that a guess was right.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

  static final String AUTHORITY = "ROLE_STAFF";
  private static final int LONGEST_LOGIN = 200;

  private final Accounts accounts;
  private final Attempts attempts;
  private final Refused refused;
  private final PasswordEncoder encoder;
  private final Clock clock;
  private final String nobodysHash;

  PasswordSignIn(Accounts accounts, Attempts attempts, Refused refused, PasswordEncoder encoder, Clock clock) {
    this.accounts = accounts;
    this.attempts = attempts;
    this.refused = refused;
    this.encoder = encoder;
    this.clock = clock;
    this.nobodysHash = Objects.requireNonNull(encoder.encode(UUID.randomUUID().toString()));
  }

  @Override
  public Authentication authenticate(Authentication request) {
    Instant now = clock.instant();
    String address = address(request);
    String login = login(request);
    if (!attempts.beginFrom(address, now)) {
      refused.note(null, address, Why.ADDRESS, now);
      throw new TooManyAttempts();
    }
    boolean mayTry = attempts.beginWith(login, now);
    Optional<Account> account = accounts.byLogin(login);
    String password = String.valueOf(request.getCredentials());
    boolean right = encoder.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
    Optional<Account> known = account.filter(each -> mayTry && right && !each.disabled());
    if (known.isEmpty()) {
      refused.note(account.map(Account::person).orElse(null), address, why(account, mayTry, right), now);
      throw new BadCredentialsException("sign-in refused");
    }
    attempts.succeeded(login, address);
    return signedIn(known.get(), request);
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  static Authentication signedIn(Account account, Authentication request) {
    UsernamePasswordAuthenticationToken token =
        UsernamePasswordAuthenticationToken.authenticated(
            new SignedIn(account.person(), account.login(), account.name(), account.language(), account.generation()),
            null,
            List.copyOf(AuthorityUtils.createAuthorityList(AUTHORITY)));
    token.setDetails(request.getDetails());
    return token;
  }

  private static Why why(Optional<Account> account, boolean mayTry, boolean right) {
    return account.isEmpty() ? Why.UNKNOWN : !mayTry ? Why.WAITING : right ? Why.DISABLED : Why.WRONG;
  }

  private static String login(Authentication request) {
    String login = request.getName().strip().toLowerCase(Locale.ROOT);
    return login.substring(0, Math.min(login.length(), LONGEST_LOGIN));
  }

  private static String address(Authentication request) {
    return request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
  }
}
