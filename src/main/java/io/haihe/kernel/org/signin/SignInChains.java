package io.haihe.kernel.org.signin;

import io.haihe.kernel.org.ApiToken;
import io.haihe.kernel.org.PublicPaths;
import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.ResidentPaths;
import io.haihe.kernel.org.ResidentStanding;
import io.haihe.kernel.org.Tokens;
import io.haihe.kernel.org.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Two ways in: programs with tokens and without sessions, and browsers with sessions, of staff or of residents. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SignInSettings.class)
class SignInChains {

  static final String SIGN_IN = "/sign-in";
  static final String SIGN_OUT = "/sign-out";
  private static final String API = "/api/**";

  /** What the frame itself serves to everyone. */
  @Bean
  PublicPaths framePaths() {
    return PublicPaths.pages(
        "/",
        SIGN_IN,
        "/error",
        "/static/**",
        "/webjars/**",
        "/favicon.ico",
        "/robots.txt",
        "/actuator/health/**",
        "/v3/api-docs/**");
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, List<PublicPaths> paths, Tokens tokens, Clock clock) {
    RequestMatcher[] open = matchers(paths, PublicPaths::programs);
    RequestMatcher tokenApi = tokenApi();
    return http.securityMatcher(request -> tokenApi.matches(request) || anyMatches(open, request))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(errors -> errors.authenticationEntryPoint(Refusals.ofPrograms()))
        .addFilterBefore(new TokenFilter(tokens, clock, Refusals.ofPrograms()), AuthorizationFilter.class)
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(open).permitAll()
            .requestMatchers(HttpMethod.GET).hasAuthority(TokenFilter.SCOPE + ApiToken.READ)
            .requestMatchers(HttpMethod.HEAD).hasAuthority(TokenFilter.SCOPE + ApiToken.READ)
            .anyRequest().hasAuthority(TokenFilter.SCOPE + ApiToken.WRITE))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain browsers(
      HttpSecurity http,
      List<PublicPaths> paths,
      PasswordSignIn passwords,
      Accounts accounts,
      Viewers viewers,
      SignInSettings settings,
      List<ResidentPaths> ofResidents,
      ObjectProvider<ResidentStanding> residents) {
    CookieRequestCache remembered = new CookieRequestCache();
    remembered.setRequestMatcher(SignInChains::isPage);
    RequestMatcher[] open = matchers(paths, PublicPaths::pages);
    RequestMatcher[] own = matchers(ofResidents, ResidentPaths::patterns);
    String residentsSignIn = ofResidents.stream().map(ResidentPaths::signIn).findFirst().orElse(SIGN_IN);
    return http.authenticationManager(new ProviderManager(passwords))
        .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
        .requestCache(cache -> cache.requestCache(remembered))
        .formLogin(form -> form
            .loginPage(SIGN_IN)
            .usernameParameter("login")
            .successHandler(new Arrival(remembered, viewers, settings.home()))
            .failureHandler(Arrival::refused))
        .logout(logout -> logout.logoutUrl(SIGN_OUT).logoutSuccessHandler(Arrival.out(residentsSignIn)))
        .exceptionHandling(errors -> errors
            .authenticationEntryPoint(Refusals.ofPages(request -> anyMatches(own, request) ? residentsSignIn : SIGN_IN))
            .accessDeniedHandler(Refusals.ofForms(request -> isSignedIn() || anyMatches(open, request)
                ? ""
                : anyMatches(own, request) ? residentsSignIn : SIGN_IN)))
        .addFilterBefore(new StandingFilter(accounts, session -> residents.stream().anyMatch(each -> each.holds(session))), AuthorizationFilter.class)
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(open).permitAll()
            .requestMatchers(own).hasAuthority(Resident.AUTHORITY)
            .anyRequest().hasAuthority(PasswordSignIn.AUTHORITY))
        .build();
  }

  private static boolean isSignedIn() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.isAuthenticated() && !(known instanceof AnonymousAuthenticationToken);
  }

  private static RequestMatcher tokenApi() {
    RequestMatcher api = PathPatternRequestMatcher.withDefaults().matcher(API);
    return request -> {
      String header = request.getHeader(HttpHeaders.AUTHORIZATION);
      return header != null && header.startsWith(TokenFilter.BEARER) && api.matches(request);
    };
  }

  /** Only whole pages are worth returning to, not their parts, feeds or data. */
  private static boolean isPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET")
        && accept != null
        && accept.contains("text/html")
        && request.getHeader("HX-Request") == null;
  }

  private static boolean anyMatches(RequestMatcher[] matchers, HttpServletRequest request) {
    for (RequestMatcher matcher : matchers) {
      if (matcher.matches(request)) {
        return true;
      }
    }
    return false;
  }

  private static <P> RequestMatcher[] matchers(List<P> paths, Function<P, List<String>> which) {
    List<RequestMatcher> matchers = new ArrayList<>();
    for (P group : paths) {
      which.apply(group).forEach(pattern -> matchers.add(PathPatternRequestMatcher.withDefaults().matcher(pattern)));
    }
    return matchers.toArray(RequestMatcher[]::new);
  }
}
