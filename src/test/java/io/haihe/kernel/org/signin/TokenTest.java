package io.haihe.kernel.org.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.ApiToken;
import io.haihe.kernel.org.OrgFixture;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Tokens;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Viewers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@CityTest
@Import(TokenTest.Probe.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenTest {

  @Autowired OrgFixture fixture;
  @Autowired MockMvcTester http;
  @Autowired Tokens tokens;
  @Autowired People people;
  @Autowired SettableClock clock;

  private long person;

  @BeforeAll
  void personWithASeat() {
    fixture.city();
    person = fixture.member("robot", Role.HANDLER, "990101000000/urban");
  }

  @Test
  void actsWithTheSeatsOfItsPersonAndNeedsNoCsrfToken() {
    String secret = token(person, Set.of(ApiToken.READ, ApiToken.WRITE));

    assertThat(bearer("/api/probe", secret)).hasStatusOk().hasBodyTextEqualTo("robot 1");
    assertThat(http.post().uri("/api/probe").header("Authorization", "Bearer " + secret)).hasStatusOk();
  }

  @Test
  void doesOnlyWhatItsScopesSay() {
    String secret = token(person, Set.of(ApiToken.READ));

    assertThat(http.post().uri("/api/probe").header("Authorization", "Bearer " + secret)).hasStatus(403);
  }

  @Test
  void isRefusedWhenUnknownExpiredRevokedOrItsPersonDisabled() {
    String known = token(person, Set.of(ApiToken.READ));
    assertThat(bearer("/api/probe", known + "x")).hasStatus(401);

    Act act = Act.bySystem(clock.instant());
    var expiring = tokens.issue("soon", person, Set.of(ApiToken.READ), clock.instant().plusSeconds(60), act);
    assertThat(bearer("/api/probe", expiring.secret())).hasStatusOk();
    clock.advance(Duration.ofSeconds(60));
    assertThat(bearer("/api/probe", expiring.secret())).hasStatus(401);

    var revoked = tokens.issue("off", person, Set.of(ApiToken.READ), null, act);
    tokens.revoke(revoked.id(), act);
    assertThat(bearer("/api/probe", revoked.secret())).hasStatus(401);

    long other = fixture.member("robot2", Role.HANDLER, "990101000000/urban");
    String others = token(other, Set.of(ApiToken.READ));
    people.disable(other, act);
    assertThat(bearer("/api/probe", others)).hasStatus(401);
  }

  @Test
  void anIntegrationHasNoSeatsAndSoNoViewer() {
    String secret = token(null, Set.of(ApiToken.READ));

    assertThat(bearer("/api/probe", secret)).hasStatus(401);
    assertThat(http.get().uri("/programs/probe?api_key=" + secret)).hasStatusOk().hasBodyTextEqualTo("test");
  }

  @Test
  void pathsForProgramsNeedNoTokenButRefuseAWrongOne() {
    assertThat(http.post().uri("/programs/probe")).hasStatusOk().hasBodyTextEqualTo("nobody");
    assertThat(http.post().uri("/programs/probe").param("api_key", "hh_wrong")).hasStatus(401);
  }

  @Test
  void theApiAnswersStrangersWith401AndNoRedirect() {
    assertThat(http.get().uri("/api/probe")).hasStatus(401).hasContentType("application/problem+json");
  }

  @Test
  void keepsOnlyTheHash() {
    String secret = token(person, Set.of(ApiToken.READ));
    assertThat(people.changes(person, 1).getFirst().detail().toString()).doesNotContain(secret);
  }

  private String token(@Nullable Long owner, Set<String> scopes) {
    return tokens.issue("test", owner, scopes, null, Act.bySystem(clock.instant())).secret();
  }

  private MockMvcTester.MockMvcRequestBuilder bearer(String path, String secret) {
    return http.get().uri(path).header("Authorization", "Bearer " + secret);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Probe {

    @Bean
    PublicPaths probePaths() {
      return PublicPaths.programs("/programs/**");
    }

    @Bean
    ProbeController probeController(Viewers viewers) {
      return new ProbeController(viewers);
    }
  }

  @RestController
  static class ProbeController {

    private final Viewers viewers;

    ProbeController(Viewers viewers) {
      this.viewers = viewers;
    }

    @GetMapping("/api/probe")
    String read(Viewer viewer) {
      return viewer.login() + " " + viewer.seats().size();
    }

    @PostMapping("/api/probe")
    String write(Viewer viewer) {
      return viewer.login();
    }

    @GetMapping("/programs/probe")
    String program(Optional<Viewer> viewer) {
      return viewers.token().map(ApiToken::name).orElse("nobody");
    }

    @PostMapping("/programs/probe")
    String programPost() {
      return program(Optional.empty());
    }
  }
}
