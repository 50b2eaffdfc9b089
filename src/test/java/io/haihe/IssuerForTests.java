package io.haihe;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.test.util.TestSocketUtils;
import tools.jackson.databind.json.JsonMapper;

/** A small OpenID provider on this machine: it vouches for whomever a test names, and takes a code once. */
public final class IssuerForTests implements AutoCloseable {

  static final String CLIENT = "haihe";
  private static final int PORT = TestSocketUtils.findAvailableTcpPort();
  static final String ADDRESS = "http://localhost:" + PORT;

  private final JsonMapper json = new JsonMapper();
  private static final RSAKey KEY = key();
  private final HttpServer server;
  private final Map<String, Map<String, Object>> codes = new LinkedHashMap<>();
  private RSAKey signs = KEY;

  public IssuerForTests() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", PORT), 0);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, Map.of(
        "issuer", ADDRESS, "authorization_endpoint", ADDRESS + "/authorize", "token_endpoint", ADDRESS + "/token", "jwks_uri", ADDRESS + "/jwks",
        "subject_types_supported", new String[] {"public"}, "response_types_supported", new String[] {"code"},
        "id_token_signing_alg_values_supported", new String[] {"RS256"})));
    server.createContext("/jwks", exchange -> answer(exchange, 200, new JWKSet(KEY.toPublicJWK()).toJSONObject()));
    server.createContext("/token", this::token);
    server.start();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** The code somebody comes back with. */
  public String vouchesFor(Map<String, Object> claims, String nonce) {
    String code = "code" + codes.size();
    Map<String, Object> all = new LinkedHashMap<>(claims);
    all.put("nonce", nonce);
    codes.put(code, all);
    return code;
  }

  /** From now on answers are signed with a key that is not the issuer's. */
  public void signWithAnotherKey() throws JOSEException {
    signs = new RSAKeyGenerator(2048).keyID("one").generate();
  }

  private void token(HttpExchange exchange) {
    try {
      Map<String, String> sent =
          Arrays.stream(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&"))
              .map(pair -> pair.split("=", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
      Map<String, Object> claims = codes.remove(sent.getOrDefault("code", ""));
      if (claims == null || !sent.containsKey("code_verifier")) {
        answer(exchange, 400, Map.of("error", "invalid_grant"));
        return;
      }
      answer(exchange, 200, Map.of("access_token", "a", "token_type", "Bearer", "expires_in", 60, "id_token", signed(claims)));
    } catch (IOException | JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private String signed(Map<String, Object> claims) throws JOSEException {
    Instant now = Instant.now();
    JWTClaimsSet.Builder all =
        new JWTClaimsSet.Builder().issuer(ADDRESS).audience(CLIENT).issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(60)));
    claims.forEach(all::claim);
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), all.build());
    token.sign(new RSASSASigner(signs));
    return token.serialize();
  }

  private void answer(HttpExchange exchange, int status, Object body) {
    try (exchange) {
      byte[] bytes = json.writeValueAsBytes(body);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
