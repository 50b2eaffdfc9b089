package io.haihe.modules.resident;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Asks the city's identity provider who somebody is: authorization code with PKCE, state and nonce, the answer signed by the provider. What was
 * asked is kept in the session, for whichever server is asked next.
 */
@Component
class IdentityProvider {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
  private static final String DONE = "{baseUrl}/my/sign-in/provider/done";
  private static final String ID = "city";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ProviderSettings settings;
  private final HttpSessionOAuth2AuthorizationRequestRepository asked = new HttpSessionOAuth2AuthorizationRequestRepository();
  private final OidcAuthorizationCodeAuthenticationProvider judge =
      new OidcAuthorizationCodeAuthenticationProvider(tokens(), new OidcUserService());
  private volatile @Nullable ClientRegistration known;

  IdentityProvider(ProviderSettings settings) {
    this.settings = settings;
  }

  /**
   * Who somebody is, as the provider says.
   *
   * @param subject what the provider knows them by; means nothing without the issuer
   * @param email where the provider says that it is theirs, or null
   */
  record Identity(String issuer, String subject, String name, @Nullable String email) {}

  /** Where a browser has to go; empty where the provider cannot be reached. */
  Optional<String> ask(HttpServletRequest request, HttpServletResponse response) {
    try {
      DefaultOAuth2AuthorizationRequestResolver resolver =
          new DefaultOAuth2AuthorizationRequestResolver(new InMemoryClientRegistrationRepository(registration()), "/my/sign-in");
      resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
      OAuth2AuthorizationRequest question = Objects.requireNonNull(resolver.resolve(request, ID));
      asked.saveAuthorizationRequest(question, request, response);
      return Optional.of(question.getAuthorizationRequestUri());
    } catch (IllegalArgumentException unreachable) {
      LOG.warn("the {} does not describe itself: {}", settings, unreachable.getMessage());
      return Optional.empty();
    }
  }

  /** Who has come back; empty where nobody was asked for, or the provider does not vouch for it. */
  Optional<Identity> answer(HttpServletRequest request, HttpServletResponse response) {
    String state = request.getParameter("state");
    String code = request.getParameter("code");
    OAuth2AuthorizationRequest question = state == null ? null : asked.removeAuthorizationRequest(request, response);
    if (question == null || code == null) {
      return Optional.empty();
    }
    OAuth2AuthorizationResponse said =
        OAuth2AuthorizationResponse.success(code).state(state).redirectUri(Objects.requireNonNull(question.getRedirectUri())).build();
    try {
      Authentication known = judge.authenticate(new OAuth2LoginAuthenticationToken(registration(), new OAuth2AuthorizationExchange(question, said)));
      return known != null && known.getPrincipal() instanceof OidcUser user ? Optional.of(identity(user)) : Optional.empty();
    } catch (AuthenticationException | IllegalArgumentException refused) {
      LOG.warn("the {} does not vouch for somebody: {}", settings, refused.getMessage());
      return Optional.empty();
    }
  }

  private static Identity identity(OidcUser user) {
    String name = user.getFullName();
    boolean verified = Boolean.TRUE.equals(user.getEmailVerified());
    return new Identity(user.getIssuer().toString(), user.getSubject(), name == null ? "" : name.strip(), verified ? user.getEmail() : null);
  }

  /** Asked for when it is first needed: the city starts also while the provider is away. */
  private ClientRegistration registration() {
    ClientRegistration registration = known;
    if (registration == null) {
      registration =
          ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
              .registrationId(ID)
              .clientId(settings.clientId())
              .clientSecret(settings.clientSecret())
              .scope("openid", "profile", "email")
              .redirectUri(DONE)
              .build();
      known = registration;
    }
    return registration;
  }

  private static RestClientAuthorizationCodeTokenResponseClient tokens() {
    SimpleClientHttpRequestFactory http = new SimpleClientHttpRequestFactory();
    http.setConnectTimeout(PATIENCE);
    http.setReadTimeout(PATIENCE);
    RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(http)
            .configureMessageConverters(converters -> converters.registerDefaults().addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return tokens;
  }
}
