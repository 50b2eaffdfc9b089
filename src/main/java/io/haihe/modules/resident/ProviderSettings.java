package io.haihe.modules.resident;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The city's own identity provider (OpenID Connect), for residents; none unless it is named.
 *
 * @param issuer where its description is found below {@code /.well-known/openid-configuration}
 * @param name what residents know it by
 * @param assurance how sure the city is of whoever comes from there, from 1 to 3; with 3 the name is the provider's
 */
@ConfigurationProperties("haihe.resident.provider")
record ProviderSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("OpenID") String name,
    @DefaultValue("1") int assurance) {

  boolean on() {
    return !issuer.isBlank();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "identity provider " + issuer;
  }
}
