package io.haihe.modules.resident;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import io.haihe.platform.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a device answered when it signed, as Web Authentication has it. It is judged by what stands here alone, so also when the passkey is no longer
 * an account's.
 *
 * @param passkey id of the credential
 * @param publicKey of the credential, a COSE key
 * @param site whose passkey it is (the relying party)
 */
record Assertion(byte[] passkey, byte[] publicKey, byte[] authenticatorData, byte[] clientData, byte[] signature, String site) {

  private static final int HASH = 32;
  private static final int PRESENT_AND_VERIFIED = 0b101;
  private static final JsonMapper JSON = new JsonMapper();

  /** Whether the passkey signed that challenge for that site, its user known to the device. */
  boolean signs(byte[] challenge) {
    try {
      JsonNode client = JSON.readTree(clientData);
      String asked = Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
      return client.path("type").asString("").equals("webauthn.get")
          && client.path("challenge").asString("").equals(asked)
          && ofSite()
          && signed();
    } catch (JacksonException | GeneralSecurityException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  private boolean ofSite() {
    return authenticatorData.length > HASH
        && MessageDigest.isEqual(Arrays.copyOf(authenticatorData, HASH), Digests.sha256(site.getBytes(StandardCharsets.UTF_8)))
        && (authenticatorData[HASH] & PRESENT_AND_VERIFIED) == PRESENT_AND_VERIFIED;
  }

  private boolean signed() throws GeneralSecurityException {
    COSEKey key = new ObjectConverter().getCborConverter().readValue(publicKey, COSEKey.class);
    @Nullable COSEAlgorithmIdentifier algorithm = key == null ? null : key.getAlgorithm();
    @Nullable PublicKey open = key == null ? null : key.getPublicKey();
    if (algorithm == null || open == null) {
      return false;
    }
    java.security.Signature check = java.security.Signature.getInstance(algorithm.toSignatureAlgorithm().getJcaName());
    check.initVerify(open);
    check.update(ByteBuffer.wrap(authenticatorData));
    check.update(Digests.sha256(clientData));
    return check.verify(signature);
  }
}
