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
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
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

  /** What a device is told to sign with one of some keys: a challenge that says what it is about. */
  String askToSign(HttpServletRequest request, byte[] challenge, List<PasskeyStore.Passkey> keys) {
    List<PublicKeyCredentialDescriptor> allowed =
        keys.stream()
            .map(key -> PublicKeyCredentialDescriptor.builder()
                .type(PublicKeyCredentialType.PUBLIC_KEY)
                .id(new Bytes(key.id()))
                .transports(Set.of())
                .build())
            .toList();
    return json.writeValueAsString(signing(request, new Bytes(challenge), allowed));
  }

  /** Whose key has signed, if it was one of ours and signed what was asked. */
  Optional<Account> signedBy(HttpServletRequest request, String signed) {
    return asked(request, SIGNING)
        .map(challenge -> judge(request, challenge.getBytes(), signed))
        .flatMap(answer -> answer instanceof Answer.Signed(Account account, Assertion _) ? Optional.of(account) : Optional.empty());
  }

  /** What a device's answer is worth. */
  sealed interface Answer {

    record Signed(Account account, Assertion by) implements Answer {}

    /** The passkey is nobody's here, or nobody's any more. */
    record Unknown() implements Answer {}

    /** It is not a signature of what was asked. */
    record Refused() implements Answer {}
  }

  Answer judge(HttpServletRequest request, byte[] challenge, String signed) {
    if (signed.length() > LONGEST) {
      return new Answer.Refused();
    }
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> key = json.readValue(signed, new TypeReference<>() {});
      if (incomplete(key)) {
        return new Answer.Refused();
      }
      CredentialRecord ours = store.findByCredentialId(key.getRawId());
      return ours == null ? new Answer.Unknown() : judge(request, new Bytes(challenge), key, ours);
    } catch (IllegalArgumentException | JacksonException | WebAuthnException refused) {
      return new Answer.Refused();
    }
  }

  private Answer judge(
      HttpServletRequest request, Bytes challenge, PublicKeyCredential<AuthenticatorAssertionResponse> key, CredentialRecord ours) {
    Bytes handle = site(request, challenge).authenticate(new RelyingPartyAuthenticationRequest(signing(request, challenge), key)).getId();
    AuthenticatorAssertionResponse answer = key.getResponse();
    Assertion by =
        new Assertion(
            ours.getCredentialId().getBytes(), ours.getPublicKey().getBytes(), answer.getAuthenticatorData().getBytes(),
            answer.getClientDataJSON().getBytes(), answer.getSignature().getBytes(), request.getServerName());
    return accounts.byHandle(handle.getBytes()).<Answer>map(account -> new Answer.Signed(account, by)).orElseGet(Answer.Unknown::new);
  }

  private static PublicKeyCredentialRequestOptions signing(HttpServletRequest request, Bytes challenge) {
    return signing(request, challenge, List.of());
  }

  private static PublicKeyCredentialRequestOptions signing(
      HttpServletRequest request, Bytes challenge, List<PublicKeyCredentialDescriptor> allowed) {
    return PublicKeyCredentialRequestOptions.builder()
        .challenge(challenge)
        .rpId(request.getServerName())
        .allowCredentials(allowed)
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
