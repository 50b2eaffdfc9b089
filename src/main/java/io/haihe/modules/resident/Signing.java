package io.haihe.modules.resident;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Signatures;
import io.haihe.kernel.intake.web.FollowLine;
import io.haihe.kernel.org.Resident;
import io.haihe.kernel.scenario.SignatureRule;
import io.haihe.kernel.scenario.SignatureRule.Means;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signing what was handed in with a case: by a passkey, whose challenge is the hash of it, or by the password once more. */
@Component
class Signing {

  private static final int TRIES = 5;

  private final Signatures signatures;
  private final SignatureStore store;
  private final Passkeys passkeys;
  private final PasskeyStore keys;
  private final Accounts accounts;
  private final Clock clock;

  Signing(
      Signatures signatures, SignatureStore store, Passkeys passkeys, PasskeyStore keys, Accounts accounts, Clock clock) {
    this.signatures = signatures;
    this.store = store;
    this.passkeys = passkeys;
    this.keys = keys;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** What it may be signed with now; empty where no signature is asked for, or all that was handed in is signed. */
  Set<Means> means(Case now) {
    return signatures.asked(now).isEmpty() ? Set.of() : means(now, signatures.handedIn(now.id()));
  }

  /** The same, of what was handed in. */
  Set<Means> means(Case now, Signatures.HandedIn handed) {
    return signatures.asked(now).filter(rule -> !store.covers(now.id(), handed.last())).map(SignatureRule::by).orElse(Set.of());
  }

  /** By their numbers those of some cases that are to be signed ({@code asked}) or were ({@code signed}). */
  Map<String, String> states(List<FollowLine> lines) {
    Set<Long> signed = store.signed(lines.stream().map(FollowLine::caseId).toList());
    Map<String, String> states = new HashMap<>();
    for (FollowLine line : lines) {
      if (line.signature() && !store.covers(line.caseId(), signatures.handedIn(line.caseId()).last())) {
        states.put(line.number(), "asked");
      } else if (signed.contains(line.caseId())) {
        states.put(line.number(), "signed");
      }
    }
    return states;
  }

  /**
   * What the device is told to sign. It is kept in the session, for once and for a while.
   *
   * @throws BadInput if it is not to be signed by passkey now
   */
  String ask(HttpServletRequest request, Resident resident, Case now) {
    require(now, Means.PASSKEY);
    ToSign asked = toSign(now);
    asked.keepIn(request.getSession());
    return passkeys.askToSign(request, asked.digest(), keys.list(resident.account()));
  }

  private ToSign toSign(Case now) {
    return ToSign.of(signatures, now.id(), clock.instant());
  }

  private void require(Case now, Means means) {
    if (!means(now).contains(means)) {
      throw new BadInput(Finding.ofField("signature", "resident.signature.notAsked"));
    }
  }

  /** @throws BadInput why it is not signed */
  void byPasskey(HttpServletRequest request, Resident resident, Case now, String answer) {
    Instant at = clock.instant();
    ToSign asked =
        ToSign.takeFrom(request.getSession(false), now.id(), at).orElseThrow(() -> new BadInput(Finding.ofField("signature", "resident.signature.expired")));
    require(now, Means.PASSKEY);
    Assertion by = switch (passkeys.judge(request, asked.digest(), answer)) {
      case Passkeys.Answer.Signed(Account account, Assertion assertion) when account.id() == resident.account() -> assertion;
      case Passkeys.Answer.Signed _ -> throw new BadInput(Finding.ofField("signature", "resident.signature.notYours"));
      case Passkeys.Answer.Unknown _ -> throw new BadInput(Finding.ofField("signature", "resident.signature.unknownKey"));
      case Passkeys.Answer.Refused _ -> throw new BadInput(Finding.ofField("signature", "resident.signature.refused"));
    };
    if (!asked.isStill(signatures)) {
      throw new BadInput(Finding.ofField("signature", "resident.signature.changed"));
    }
    keep(asked, resident, Means.PASSKEY, by, at);
  }

  /** @throws BadInput why it is not signed */
  void byPassword(Resident resident, Case now, String password) {
    require(now, Means.PASSWORD);
    accounts.requireProof(resident, password);
    keep(toSign(now), resident, Means.PASSWORD, null, clock.instant());
  }

  private void keep(ToSign what, Resident resident, Means means, @Nullable Assertion by, Instant at) {
    Signature signature =
        new Signature(
            what.caseId(), resident.account(), at.truncatedTo(ChronoUnit.MICROS), means, what.entries(), what.nonce(), what.personal(),
            what.digest(), by);
    long id =
        store.add(signature, new SignatureStore.Signer(accounts.of(resident).name(), what.key()))
            .orElseThrow(() -> new BadInput(Finding.ofField("signature", "resident.signature.notAsked")));
    settle(id, what.caseId());
  }

  /** Lets the case go on, once however often it is tried. */
  private void settle(long id, long caseId) {
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<Outcome> outcome = signatures.signed(caseId, "signature:" + id);
      if (!(outcome.orElse(null) instanceof Outcome.Refused refused && refused.reason() == Outcome.Reason.CONFLICT)) {
        store.settle(id);
        return;
      }
    }
  }

  /** What a server that died in between left over. */
  void settle() {
    store.unsettled().forEach(open -> settle(open.id(), open.caseId()));
  }

  /** What a signature is worth today. */
  enum Standing {
    HOLDS,
    /** It is not what was signed any more. */
    CHANGED,
    /** It is no signature, or was written over. */
    BROKEN
  }

  Standing judge(SignatureStore.Kept kept, Signatures.HandedIn handed) {
    Signature signature = kept.signature();
    if (!kept.whole() || signature.by() != null && !signature.by().signs(signature.digest())) {
      return Standing.BROKEN;
    }
    byte[] now = Signature.digest(signature.nonce(), handed.upTo(signature.entries(), personal(kept)).text());
    return MessageDigest.isEqual(signature.digest(), now) ? Standing.HOLDS : Standing.CHANGED;
  }

  /** Of what is personal, as it is now; once it was removed, as it was. */
  private byte @Nullable [] personal(SignatureStore.Kept kept) {
    SignatureStore.Signer signer = kept.signer();
    Signature signature = kept.signature();
    return signer == null
        ? signature.personal()
        : signatures.personal(signature.caseId(), signature.entries(), signer.key()).orElse(signature.personal());
  }
}
