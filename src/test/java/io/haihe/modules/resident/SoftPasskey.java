package io.haihe.modules.resident;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import io.haihe.platform.Digests;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import tools.jackson.databind.json.JsonMapper;

/** A passkey kept in memory, for tests that have no browser. */
final class SoftPasskey {

  private static final String SITE = "localhost";
  private static final JsonMapper JSON = new JsonMapper();

  private final byte[] id = new byte[16];
  private final byte[] handle;
  private final KeyPair keys;
  private int signatures;

  private SoftPasskey(byte[] handle, KeyPair keys) {
    this.handle = handle;
    this.keys = keys;
    new SecureRandom().nextBytes(id);
  }

  /** Made, and kept with the account. */
  static SoftPasskey of(Account account, PasskeyStore store) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    SoftPasskey key = new SoftPasskey(account.handle(), generator.generateKeyPair());
    store.save(ImmutableCredentialRecord.builder()
        .credentialId(new Bytes(key.id))
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .userEntityUserId(new Bytes(account.handle()))
        .publicKey(new ImmutablePublicKeyCose(key.cose()))
        .attestationObject(new Bytes(key.attestation()))
        .signatureCount(0)
        .uvInitialized(true)
        .transports(Set.of())
        .backupEligible(false)
        .backupState(false)
        .label("")
        .build());
    return key;
  }

  private byte[] cose() {
    return new ObjectConverter().getCborConverter()
        .writeValueAsBytes(EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256));
  }

  /** That it was made, without anybody's word for the device. */
  private byte[] attestation() {
    byte[] cose = cose();
    byte[] data = ByteBuffer.allocate(55 + id.length + cose.length)
        .put(Digests.sha256(SITE.getBytes(StandardCharsets.UTF_8))).put((byte) 0b1000101).putInt(0)
        .put(new byte[16]).putShort((short) id.length).put(id).put(cose).array();
    return new ObjectConverter().getCborConverter().writeValueAsBytes(Map.of("fmt", "none", "attStmt", Map.of(), "authData", data));
  }

  byte[] id() {
    return id;
  }

  /** What a browser sends when the device has signed what it was asked. */
  String sign(String challenge) throws GeneralSecurityException {
    byte[] client = JSON.writeValueAsBytes(Map.of("type", "webauthn.get", "challenge", challenge, "origin", "http://localhost", "crossOrigin", false));
    byte[] data = ByteBuffer.allocate(37).put(Digests.sha256(SITE.getBytes(StandardCharsets.UTF_8))).put((byte) 0b101).putInt(++signatures).array();
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes(data);
    signed.writeBytes(Digests.sha256(client));
    java.security.Signature signature = java.security.Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(signed.toByteArray());
    return JSON.writeValueAsString(Map.of(
        "id", text(id), "rawId", text(id), "type", "public-key", "clientExtensionResults", Map.of(),
        "response", Map.of(
            "authenticatorData", text(data), "clientDataJSON", text(client), "signature", text(signature.sign()), "userHandle", text(handle))));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
