package io.haihe.cli;

import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.ApiToken;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Tokens;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Issues a token with which a program comes instead of a session. */
@Command(name = "token")
final class TokenCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "name")
  private String name = "";

  @Option(names = "--login", paramLabel = "LOGIN", descriptionKey = "login")
  private @Nullable String login;

  @Option(names = "--write", descriptionKey = "write")
  private boolean write;

  @Option(names = "--days", paramLabel = "DAYS", descriptionKey = "days")
  private int days = 365;

  TokenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var open = OpenCity.quiet()) {
      Instant now = open.bean(Clock.class).instant();
      Set<String> scopes = write ? Set.of(ApiToken.READ, ApiToken.WRITE) : Set.of(ApiToken.READ);
      Tokens.Issued issued =
          open.bean(Tokens.class).issue(name, person(open), scopes, now.plus(Duration.ofDays(days)), Act.bySystem(now));
      terminal.say("cli.token.issued", issued.secret());
      return 0;
    }
  }

  private @Nullable Long person(OpenCity open) {
    String of = login;
    return of == null
        ? null
        : open.bean(People.class)
            .byLogin(of)
            .map(Person::id)
            .orElseThrow(() -> new BadInput(Finding.ofField("--login", "cli.token.noLogin", of)));
  }
}
