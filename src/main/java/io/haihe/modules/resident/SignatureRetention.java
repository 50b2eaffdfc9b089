package io.haihe.modules.resident;

import io.haihe.kernel.casework.Signatures;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who signed is forgotten together with what is personal in the case; that it was signed, and what, stays. */
@Component
class SignatureRetention {

  private static final int AT_ONCE = 500;

  private final SignatureStore store;
  private final Signatures signatures;

  SignatureRetention(SignatureStore store, Signatures signatures) {
    this.store = store;
    this.signatures = signatures;
  }

  void forget() {
    for (List<SignatureStore.Open> next = store.sealed(0, AT_ONCE); !next.isEmpty(); next = store.sealed(next.getLast().id(), AT_ONCE)) {
      Set<Long> cases = next.stream().map(SignatureStore.Open::caseId).collect(Collectors.toSet());
      store.forget(signatures.withoutPersonal(cases));
    }
  }
}
