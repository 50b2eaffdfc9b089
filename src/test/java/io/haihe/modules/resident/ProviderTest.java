package io.haihe.modules.resident;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.IssuerForTests;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;

@CityTest
@DisplayName("A resident whom the city's identity provider knows")
class ProviderTest {

  private static final String GO = "/my/sign-in/provider";
  private static final String WRONG = "/my/sign-in?noProvider";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void city() {
    TinyCity.in(context);
  }

  private Browser browser() {
    Browser browser = new Browser(http);
    browser.get("/?lang=en");
    return browser;
  }

  private static String parameter(@Nullable String address, String name) {
    String encoded = String.valueOf(UriComponentsBuilder.fromUriString(String.valueOf(address)).build().getQueryParams().getFirst(name));
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  private @Nullable String signIn(Browser browser, IssuerForTests issuer, Map<String, Object> claims) {
    String question = browser.get(GO + "?to=/report/city-management").getRedirectedUrl();
    assertThat(question).contains("/authorize?", "code_challenge=", "nonce=", "scope=openid");
    String code = issuer.vouchesFor(claims, parameter(question, "nonce"));
    return browser.get(GO + "/done?code=" + code + "&state=" + parameter(question, "state")).getRedirectedUrl();
  }

  @Test
  void hasAnAccountByIssuerAndSubjectAndNeverByTheAddressAlone() {
    Browser byPassword = browser();
    byPassword.post("/my/sign-up", "/my/sign-up", "name", "Somebody", "login", "zhao@example.org", "password", "seven blue kettles");
    try (IssuerForTests issuer = new IssuerForTests()) {
      Browser first = browser();
      assertThat(text(first.get("/my/sign-in"))).contains("Sign in with City ID");
      assertThat(signIn(first, issuer, Map.of("sub", "17", "name", "Zhao Min", "email", "zhao@example.org", "email_verified", true)))
          .isEqualTo("/report/city-management");
      assertThat(text(first.get("/my/account"))).contains("Zhao Min", "Level 3", "zhao@example.org").doesNotContain("Somebody");

      Browser again = browser();
      signIn(again, issuer, Map.of("sub", "17", "name", "Zhao Min-Li"));
      assertThat(text(again.get("/my/account"))).as("the same, under the name the provider has now").contains("Zhao Min-Li", "zhao@example.org");

      Browser another = browser();
      signIn(another, issuer, Map.of("sub", "18", "name", "Another", "email", "zhao@example.org", "email_verified", true));
      assertThat(text(another.get("/my/account"))).contains("Another").doesNotContain("Zhao Min");
      assertThat(jdbc.sql("select count(*) from resident_identity").query(Long.class).single()).isEqualTo(2);
    }
  }

  @Test
  void isNobodyWhereTheAnswerIsNotTheProvidersOrNotToOurQuestion() throws Exception {
    try (IssuerForTests issuer = new IssuerForTests()) {
      Browser browser = browser();
      String question = browser.get(GO).getRedirectedUrl();
      String code = issuer.vouchesFor(Map.of("sub", "19"), "another nonce");
      assertThat(browser.get(GO + "/done?code=" + code + "&state=" + parameter(question, "state")).getRedirectedUrl()).isEqualTo(WRONG);

      question = browser.get(GO).getRedirectedUrl();
      code = issuer.vouchesFor(Map.of("sub", "19"), parameter(question, "nonce"));
      assertThat(browser.get(GO + "/done?code=" + code + "&state=forged").getRedirectedUrl()).isEqualTo(WRONG);
      assertThat(browser().get(GO + "/done?code=" + code + "&state=" + parameter(question, "state")).getRedirectedUrl())
          .as("in a browser that asked nothing").isEqualTo(WRONG);

      issuer.signWithAnotherKey();
      assertThat(signIn(browser, issuer, Map.of("sub", "19"))).isEqualTo(WRONG);
      assertThat(browser.get("/my").getRedirectedUrl()).isEqualTo("/my/sign-in");
    }
  }

  @Test
  void isToldWhereTheProviderRefuses() {
    assertThat(browser().get(GO + "/done?error=access_denied&state=x").getRedirectedUrl()).isEqualTo(WRONG);
    assertThat(text(browser().get(WRONG + "=yes"))).contains("did not say who you are", "Sign in by passkey");
  }
}
