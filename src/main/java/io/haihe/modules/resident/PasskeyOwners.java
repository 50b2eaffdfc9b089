package io.haihe.modules.resident;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Accounts as passkeys know them: by a random handle. What a device shows beside it, only the device keeps. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

  private static final String BY_ID = "resident:";

  private final AccountStore accounts;

  PasskeyOwners(AccountStore accounts) {
    this.accounts = accounts;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return accounts.byHandle(handle.getBytes()).map(PasskeyOwners::owner).orElse(null);
  }

  /** @param name of the principal of a session */
  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
    return accounts.find(Long.parseLong(name.substring(BY_ID.length()))).map(PasskeyOwners::owner).orElse(null);
  }

  private static PublicKeyCredentialUserEntity owner(Account account) {
    String login = account.ways().stream().findFirst().map(Account.Way::value).orElse(account.name());
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(new Bytes(account.handle()))
        .name(login)
        .displayName(account.name().isEmpty() ? login : account.name())
        .build();
  }

  /** Accounts are opened before they have passkeys, and closed elsewhere. */
  @Override
  public void save(PublicKeyCredentialUserEntity owner) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(Bytes handle) {
    throw new UnsupportedOperationException();
  }
}
