package io.haihe.authorization;

import io.haihe.TinyCity;
import io.haihe.kernel.org.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** Where a browser finds what the table's routes give, and who may have it. */
public final class Openings {

  private static final Path TABLE = Path.of("src/test/resources/authorization/routes.txt");
  private static final String NOBODY = "+";

  /** Whose pages are a resident's alone. */
  public static final String RESIDENT = "a resident";

  /** Whoever has most to see comes first. */
  private static final List<Role> ROLES =
      List.of(
          Role.DISPATCHER, Role.INTAKE_CLERK, Role.COMMAND_CENTRE, Role.UNIT_HEAD, Role.HANDLER, Role.CHECKER, Role.DUTY_CHIEF,
          Role.COLLECTOR, Role.AUDITOR, Role.ADMINISTRATOR);

  /** Those of the whole city, who may what those of a district may not. */
  private static final List<Role> OF_THE_CITY = List.of(Role.ADMINISTRATOR, Role.COMMAND_CENTRE);

  /** @param login empty where nobody need sign in */
  public record Opening(String route, String address, String login) {}

  private Openings() {}

  /** One for each GET row that lets somebody through; makes the city, its people and a case. Once for each database. */
  public static List<Opening> in(ApplicationContext context) throws IOException {
    Callers.in(context);
    TargetCase target = TargetCase.in(context);
    TinyCity city = TinyCity.in(context);
    List<Opening> openings = new ArrayList<>();
    for (Row row : Row.read(TABLE)) {
      if (row.method().equals("GET")) {
        openings.addAll(of(row, target.address(row), city));
      }
    }
    return openings;
  }

  /** The paths of all GET rows, as their routes are declared. */
  public static Set<String> pages() throws IOException {
    return Row.read(TABLE).stream().filter(row -> row.method().equals("GET")).map(Row::pattern).collect(Collectors.toSet());
  }

  /** Somebody of the place; where there is none, those of the city, of whom one will do. */
  private static List<Opening> of(Row row, String address, TinyCity city) {
    if (row.expected().startsWith(NOBODY)) {
      return List.of(new Opening(row.route(), address, ""));
    }
    if (row.pattern().equals("/my") || row.pattern().startsWith("/my/")) {
      return List.of(new Opening(row.route(), address, RESIDENT));
    }
    return ROLES.stream()
        .filter(role -> row.expected().charAt(3 + role.ordinal()) == '+')
        .findFirst()
        .map(role -> List.of(new Opening(row.route(), address, ("in." + role.key()).toLowerCase(Locale.ROOT))))
        .orElseGet(() -> OF_THE_CITY.stream()
            .map(role -> new Opening(row.route(), address, city.person(role, TinyCity.CITY, "office").login()))
            .toList());
  }
}
