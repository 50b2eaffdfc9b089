package io.haihe.kernel.org.signin;

import org.springframework.security.core.AuthenticationException;

/** Too many sign-ins failed from this network address; says nothing about the account. */
class TooManyAttempts extends AuthenticationException {

  TooManyAttempts() {
    super("too many attempts from this address");
  }
}
