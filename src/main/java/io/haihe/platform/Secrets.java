package io.haihe.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keys derived from the installation's one secret, and what is done with them: sealing (AES-256-GCM) and signing (HMAC-SHA-256). */
public final class Secrets {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;

  /** @param secret at least 32 bytes; whoever has it can read what was sealed */
  public Secrets(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("the secret has at least 32 bytes");
    }
    this.secret = secret.clone();
  }

  /** So many bytes that nobody can guess. */
  public static byte[] random(int bytes) {
    byte[] made = new byte[bytes];
    RANDOM.nextBytes(made);
    return made;
  }

  /** A key of 32 bytes for one purpose. */
  public byte[] key(String purpose) {
    return sign(secret, purpose.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] sign(String purpose, String text) {
    return sign(key(purpose), text.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA-256. */
  public static byte[] sign(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has HmacSHA256", missing);
    }
  }

  /** @param context what the sealed text belongs to; opening it for anything else fails */
  public byte[] seal(String purpose, String context, byte[] plain) {
    byte[] nonce = random(NONCE);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, purpose, context, nonce, plain);
    byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
    return whole;
  }

  public byte[] open(String purpose, String context, byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    return crypt(Cipher.DECRYPT_MODE, purpose, context, nonce, Arrays.copyOfRange(sealed, NONCE, sealed.length));
  }

  private byte[] crypt(int mode, String purpose, String context, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("sealed with another secret, or changed since: " + context, failed);
    }
  }
}
