package io.haihe.modules.resident;

import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two ceremonies of passkeys. Of what was asked only the challenge is kept, as text in the session: once, and for whichever server is asked
 * next. The site is the one the browser is on, so that a key made for another does not fit.
 */
@Component
class Passkeys {

  private static final String MAKING = "resident.passkey.making";
  private static final String SIGNING = "resident.passkey.signing";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int LONGEST = 20_000;

  private final PasskeyOwners owners;
  private final PasskeyStore store;
  private final AccountStore accounts;
  private final JsonMapper json = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  Passkeys(PasskeyOwners owners, PasskeyStore store, AccountStore accounts) {
    this.owners = owners;
    this.store = store;
    this.accounts = accounts;
  }

  /** What a device is told to make a key for whoever is signed in. */
  String askToMake(HttpServletRequest request, Authentication resident) {
    Bytes challenge = Bytes.random();
    request.getSession().setAttribute(MAKING, challenge.toBase64UrlString());
    return json.writeValueAsString(making(request, resident, challenge));
  }

  /** Whether the key was made as asked; it is kept then. */
  boolean keep(HttpServletRequest request, Authentication resident, String made) {
    Optional<Bytes> challenge = asked(request, MAKING);
    if (challenge.isEmpty() || made.length() > LONGEST) {
      return false;
    }
    try {
      PublicKeyCredential<AuthenticatorAttestationResponse> key = json.readValue(made, new TypeReference<>() {});
      if (incomplete(key)) {
        return false;
      }
      site(request, challenge.get()).registerCredential(new ImmutableRelyingPartyRegistrationRequest(
          making(request, resident, challenge.get()), new RelyingPartyPublicKey(key, "passkey")));
      return true;
    } catch (IllegalArgumentException | JacksonException | WebAuthnException refused) {
      return false;
    }
  }

  private PublicKeyCredentialCreationOptions making(HttpServletRequest request, Authentication resident, Bytes challenge) {
    return site(request, challenge).createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(resident));
  }

  /** What a device is told to sign with a key it has, whosever. */
  String askToSign(HttpServletRequest request) {
    Bytes challenge = Bytes.random();
    request.getSession().setAttribute(SIGNING, challenge.toBase64UrlString());
    return json.writeValueAsString(signing(request, challenge));
  }

  /** Whose key has signed, if it was one of ours and signed what was asked. */
  Optional<Account> signedBy(HttpServletRequest request, String signed) {
    Optional<Bytes> challenge = asked(request, SIGNING);
    if (challenge.isEmpty() || signed.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> key = json.readValue(signed, new TypeReference<>() {});
      if (incomplete(key) || store.findByCredentialId(key.getRawId()) == null) {
        return Optional.empty();
      }
      Bytes handle =
          site(request, challenge.get())
              .authenticate(new RelyingPartyAuthenticationRequest(signing(request, challenge.get()), key))
              .getId();
      return accounts.byHandle(handle.getBytes());
    } catch (IllegalArgumentException | JacksonException | WebAuthnException refused) {
      return Optional.empty();
    }
  }

  private static PublicKeyCredentialRequestOptions signing(HttpServletRequest request, Bytes challenge) {
    return PublicKeyCredentialRequestOptions.builder()
        .challenge(challenge)
        .rpId(request.getServerName())
        .allowCredentials(List.of())
        .userVerification(UserVerificationRequirement.REQUIRED)
        .timeout(PATIENCE)
        .build();
  }

  private static Optional<Bytes> asked(HttpServletRequest request, String what) {
    HttpSession session = request.getSession(false);
    Object challenge = session == null ? null : session.getAttribute(what);
    if (session != null) {
      session.removeAttribute(what);
    }
    return challenge instanceof String text ? Optional.of(Bytes.fromBase64(text)) : Optional.empty();
  }

  private Webauthn4JRelyingPartyOperations site(HttpServletRequest request, Bytes challenge) {
    PublicKeyCredentialRpEntity name =
        PublicKeyCredentialRpEntity.builder().id(request.getServerName()).name(request.getServerName()).build();
    Webauthn4JRelyingPartyOperations site = new Webauthn4JRelyingPartyOperations(owners, store, name, Set.of(origin(request)));
    site.setCustomizeCreationOptions(options -> options
        .challenge(challenge)
        .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
            .residentKey(ResidentKeyRequirement.REQUIRED)
            .userVerification(UserVerificationRequirement.REQUIRED)
            .build()));
    return site;
  }

  private static String origin(HttpServletRequest request) {
    boolean usual = request.getServerPort() == (request.getScheme().equals("https") ? 443 : 80);
    return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
  }

  private static boolean incomplete(@Nullable PublicKeyCredential<?> key) {
    return key == null || key.getRawId() == null || key.getResponse() == null || key.getResponse().getClientDataJSON() == null
        || key.getResponse() instanceof AuthenticatorAttestationResponse made && made.getAttestationObject() == null
        || key.getResponse() instanceof AuthenticatorAssertionResponse signed
            && (signed.getAuthenticatorData() == null || signed.getSignature() == null);
  }
}
