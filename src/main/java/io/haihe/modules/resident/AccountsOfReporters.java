package io.haihe.modules.resident;

import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.intake.ReporterAccounts;
import io.haihe.kernel.org.Resident;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What reporting takes from accounts, and gives to them. */
@Component
class AccountsOfReporters implements ReporterAccounts {

  private final AccountStore accounts;
  private final OwnedCases cases;
  private final Drafts drafts;
  private final FollowLinks links;
  private final ResidentSettings settings;

  AccountsOfReporters(AccountStore accounts, OwnedCases cases, Drafts drafts, FollowLinks links, ResidentSettings settings) {
    this.accounts = accounts;
    this.cases = cases;
    this.drafts = drafts;
    this.links = links;
    this.settings = settings;
  }

  @Override
  public Contact contact(Resident resident) {
    return accounts.find(resident.account())
        .map(account -> new Contact(account.name(), account.reached(Login.Kind.PHONE), account.reached(Login.Kind.EMAIL)))
        .orElse(Contact.NONE);
  }

  @Override
  public int assurance(Resident resident) {
    return accounts.find(resident.account()).map(Account::assurance).orElse(0);
  }

  @Override
  public void reported(Resident resident, String number, UUID form, Instant at) {
    links.open(number, links.token(number)).ifPresent(found -> cases.add(resident.account(), found, at));
    drafts.sent(resident.account(), form);
  }

  @Override
  public boolean keeps(Resident resident, String number) {
    return cases.find(resident.account(), number).isPresent();
  }

  @Override
  public Optional<Finding> save(Resident resident, SavedForm form, Instant at) {
    return drafts.save(resident.account(), form, at);
  }

  @Override
  public Instant keptUntil(Instant at) {
    return at.plus(settings.draftsKept());
  }

  @Override
  public Optional<SavedForm> saved(Resident resident, UUID key, Instant at) {
    return drafts.find(resident.account(), key, at).map(Drafts.Draft::form);
  }
}
