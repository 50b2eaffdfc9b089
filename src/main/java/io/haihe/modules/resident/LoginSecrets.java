package io.haihe.modules.resident;

import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.stereotype.Component;

/**
 * How logins and passwords are kept. A password is hashed with a salt made from its login and the installation's secret, so that one hashing tells which
 * of the accounts with a login it belongs to: an attempt takes the same time however many there are, also where there is none.
 */
@Component
class LoginSecrets {

  private static final String PURPOSE = "resident.login";
  private static final String COST = "$2a$10$";
  private static final int SALT_BYTES = 16;
  private static final int MOST_BYTES = 72;
  private static final String USUAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String OF_BCRYPT = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Secrets secrets;

  LoginSecrets(Secrets secrets) {
    this.secrets = secrets;
  }

  byte[] mac(String login) {
    return secrets.sign(PURPOSE, login);
  }

  /** Of a password longer than any account has: a hash no account has, after the same work. */
  String hash(String login, String password) {
    boolean possible = password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    String hash = BCrypt.hashpw(possible ? password : "", COST + salt(login));
    return possible ? hash : "";
  }

  private String salt(String login) {
    byte[] bytes = Arrays.copyOf(secrets.sign(PURPOSE + ".salt", login), SALT_BYTES);
    StringBuilder salt = new StringBuilder();
    Base64.getEncoder().withoutPadding().encodeToString(bytes).chars().forEach(letter -> salt.append(OF_BCRYPT.charAt(USUAL.indexOf(letter))));
    return salt.toString();
  }

  byte[] seal(byte[] handle, String text) {
    return secrets.seal(PURPOSE, HexFormat.of().formatHex(handle), text.getBytes(StandardCharsets.UTF_8));
  }

  String open(byte[] handle, byte[] sealed) {
    return new String(secrets.open(PURPOSE, HexFormat.of().formatHex(handle), sealed), StandardCharsets.UTF_8);
  }
}
