package io.haihe.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.modules.resident.SomeResident;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route, called by everybody, answers as the table says, and tells nobody of a case outside their sight. */
@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Who may call what")
class AuthorizationTest {

  private static final Path TABLE = Path.of("src/test/resources/authorization/routes.txt");
  private static final Set<String> SHOW_CONTACT =
      Set.of("POST /cases/{number}/contact", "GET /api/v1/cases/{number}/contact");

  /** Would sign the resident out, and is tried by ResidentsTest. */
  private static final Set<String> ENDS_THE_SESSION = Set.of("POST /my/sign-in", "POST /my/sign-up");

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;

  private TargetCase target;
  private List<Caller> callers;

  @BeforeAll
  void begin() {
    callers = Callers.in(context);
    target = TargetCase.in(context);
  }

  @Test
  void isDeclaredForEveryRouteAndHoldsForEverybody() throws Exception {
    List<Row> table = Row.read(TABLE);
    Set<String> declared = table.stream().map(Row::route).collect(Collectors.toSet());
    assertThat(new TreeSet<>(declared))
        .as("routes in %s, against those of the program", TABLE)
        .isEqualTo(new TreeSet<>(routes()));
    List<String> wrong = new ArrayList<>();
    for (Row row : table) {
      check(row, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  /** A resident's session opens the resident's own pages, and beside them what is open to everybody. */
  @Test
  void givesResidentsTheirOwnPagesAndNothingOfStaffs() throws Exception {
    Caller resident = new Caller("a resident", false, SomeResident.session(context));
    List<String> wrong = new ArrayList<>();
    for (Row row : Row.read(TABLE)) {
      if (ENDS_THE_SESSION.contains(row.route())) {
        continue;
      }
      target.stand();
      MockHttpServletResponse answer = mvc.perform(target.request(row).with(resident.comes())).andReturn().getResponse();
      leak(row, resident, answer, wrong);
      char nobody = row.expected().charAt(0);
      boolean own = row.pattern().equals("/my") || row.pattern().startsWith("/my/");
      String right = own ? "+" : nobody == 's' ? "sf" : String.valueOf(nobody);
      if (right.indexOf(letter(answer)) < 0) {
        wrong.add("line %d: %s gives a resident %s".formatted(row.line(), row.route(), letter(answer)));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private Set<String> routes() {
    return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(AuthorizationTest::routes)
        .collect(Collectors.toSet());
  }

  private static Stream<String> routes(RequestMappingInfo info) {
    var methods = info.getMethodsCondition().getMethods();
    List<String> verbs = methods.isEmpty() ? List.of("ANY") : methods.stream().map(Enum::name).toList();
    return info.getPatternValues().stream().flatMap(pattern -> verbs.stream().map(verb -> verb + " " + pattern));
  }

  /** From an address for each row: some routes take only so much from one. */
  private static RequestPostProcessor from(Row row) {
    return request -> {
      request.setRemoteAddr("10.1.%d.%d".formatted(row.line() / 250, row.line() % 250));
      return request;
    };
  }

  private void check(Row row, List<String> wrong) throws Exception {
    StringBuilder found = new StringBuilder();
    for (Caller caller : callers) {
      target.stand();
      MockHttpServletResponse answer = mvc.perform(target.request(row).with(caller.comes()).with(from(row))).andReturn().getResponse();
      found.append(letter(answer));
      leak(row, caller, answer, wrong);
    }
    if (!found.toString().equals(row.expected())) {
      wrong.add("line %d: %s%n  declared %s%n  found    %s".formatted(row.line(), row.route(), row.expected(), found));
    }
  }

  /** {@code +} let through, {@code s} told to sign in, {@code f} forbidden, {@code -} not there, {@code !} our fault. */
  private static char letter(MockHttpServletResponse answer) {
    String to = answer.getRedirectedUrl();
    return switch (answer.getStatus()) {
      case 401 -> 's';
      case 403 -> 'f';
      case 404 -> '-';
      case 302 -> to != null && to.endsWith("/sign-in") ? 's' : '+';
      default -> answer.getStatus() >= 500 ? '!' : '+';
    };
  }

  private static void leak(Row row, Caller caller, MockHttpServletResponse answer, List<String> wrong) {
    String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    boolean kept = row.pattern().startsWith("/my/cases/{number}/sign"); // the resident's own by now: taken in by its secret link
    boolean bearer = row.pattern().contains("{token}") || kept;
    if (!caller.seesTheCase() && !bearer && body.contains(TargetCase.WORDS)) {
      wrong.add("%s tells %s of the case".formatted(row.route(), caller.name()));
    }
    boolean shown = caller.seesTheCase() && SHOW_CONTACT.contains(row.route());
    if (!shown && (body.contains(TargetCase.PHONE) || body.contains(TargetCase.NAME))) {
      wrong.add("%s shows %s the contact".formatted(row.route(), caller.name()));
    }
  }
}
