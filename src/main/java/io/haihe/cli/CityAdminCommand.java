package io.haihe.cli;

import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.Passwords;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the account from which a city's other accounts are opened. */
@Command(name = "admin")
final class CityAdminCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "CITY", descriptionKey = "city")
  private String city = "";

  @Parameters(index = "1", paramLabel = "LOGIN", descriptionKey = "login")
  private String login = "";

  CityAdminCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var open = OpenCity.quiet()) {
      City of =
          open.bean(Places.class)
              .city(city)
              .orElseThrow(() -> new BadInput(Finding.ofField("CITY", "cli.city.absent", city)));
      terminal.say("cli.city.admin", login, account(open, of));
      return 0;
    }
  }

  /** @return the password, which has to be changed at the first sign-in */
  private String account(OpenCity open, City of) {
    Clock clock = open.bean(Clock.class);
    Act act = Act.bySystem(clock.instant());
    String password = open.bean(Passwords.class).generate();
    Unit office = open.bean(Units.class).office(of.root().code());
    String language = of.language().getLanguage().equals("zh") ? "zh" : "en";
    long person =
        open.bean(People.class).open(new NewPerson(login, login, language, office.id(), password, true), act);
    LocalDate today = LocalDate.now(clock.withZone(of.zone()));
    open.bean(Seats.class).give(new NewSeat(person, office.id(), Role.ADMINISTRATOR, Set.of(), today, null), act);
    return password;
  }
}
