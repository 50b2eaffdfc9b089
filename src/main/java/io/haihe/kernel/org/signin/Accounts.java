package io.haihe.kernel.org.signin;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What signing in needs to know of {@code org_person}. */
@Component
class Accounts {

  record Account(
      long person, String login, String name, String language, String passwordHash, long generation, boolean disabled) {}

  /** Whether a session may go on. */
  record Standing(long generation, boolean disabled, boolean mustChange) {}

  private final JdbcClient jdbc;

  Accounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Account> byLogin(String login) {
    return jdbc.sql(
            """
            select id as person, login, name, language, password_hash, generation, disabled from org_person
            where login = ?
            """)
        .param(login)
        .query(Account.class)
        .optional();
  }

  Optional<Standing> standing(long person) {
    return jdbc.sql("select generation, disabled, must_change from org_person where id = ?")
        .param(person)
        .query(Standing.class)
        .optional();
  }
}
