package io.haihe.modules.resident;

import io.haihe.kernel.casework.Signatures;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signatures with all that is needed to judge them elsewhere: what was signed, and what the device answered, in Base64url. */
@Component
class SignatureExport {

  private final SignatureStore store;
  private final Signatures signatures;
  private final Signing signing;

  SignatureExport(SignatureStore store, Signatures signatures, Signing signing) {
    this.store = store;
    this.signatures = signatures;
    this.signing = signing;
  }

  List<Map<String, Object>> of(long caseId) {
    List<SignatureStore.Kept> all = store.ofCase(caseId);
    if (all.isEmpty()) {
      return List.of();
    }
    Signatures.HandedIn handed = signatures.handedIn(caseId);
    return all.stream().map(kept -> signature(kept, handed)).toList();
  }

  private Map<String, Object> signature(SignatureStore.Kept kept, Signatures.HandedIn handed) {
    Signature signature = kept.signature();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("at", signature.at().toString());
    data.put("means", signature.means().name().toLowerCase(Locale.ROOT));
    data.put("standing", signing.judge(kept, handed).name().toLowerCase(Locale.ROOT));
    data.put("nonce", text(signature.nonce()));
    data.put("application", handed.upTo(signature.entries(), signature.personal()).text());
    data.put("digest", text(signature.digest()));
    Assertion by = signature.by();
    if (by != null) {
      data.put("passkey", text(by.passkey()));
      data.put("publicKey", text(by.publicKey()));
      data.put("authenticatorData", text(by.authenticatorData()));
      data.put("clientDataJSON", text(by.clientData()));
      data.put("signature", text(by.signature()));
      data.put("site", by.site());
    }
    return data;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
