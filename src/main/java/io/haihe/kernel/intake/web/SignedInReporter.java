package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.ReporterAccounts;
import io.haihe.kernel.intake.ReporterAccounts.SavedForm;
import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.Residents;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What an account does for whoever reports while signed in as a resident; for everybody else nothing. */
@Component
class SignedInReporter {

  static final Finding SIGNED_OUT = new Finding(null, 0, 0, null, "intake.draft.signedOut", List.of());

  private final ObjectProvider<ReporterAccounts> accounts;
  private final HeldFiles held;
  private final Clock clock;

  SignedInReporter(ObjectProvider<ReporterAccounts> accounts, HeldFiles held, Clock clock) {
    this.accounts = accounts;
    this.held = held;
    this.clock = clock;
  }

  /** Whether the city has accounts for residents at all. */
  boolean possible() {
    return accounts.stream().findAny().isPresent();
  }

  boolean present() {
    return possible() && Residents.find().isPresent();
  }

  /**
   * What a form begins with.
   *
   * @param finding what is to be said of it, if anything is
   * @param saved whether it is one that was saved
   */
  record Beginning(MultiValueMap<String, String> entered, Optional<Finding> finding, boolean saved) {}

  /** @param draft the key of a form saved before, or empty for a new one, that begins with how to reach the resident */
  Beginning begin(ReportKind kind, String draft) {
    if (!present()) {
      return new Beginning(new LinkedMultiValueMap<>(), Optional.empty(), false);
    }
    Resident resident = Residents.current();
    Optional<SavedForm> saved = key(draft).flatMap(key -> book().saved(resident, key, clock.instant())).filter(form -> isOf(form, kind));
    if (saved.isPresent()) {
      return new Beginning(new LinkedMultiValueMap<>(saved.get().entered()), Optional.empty(), true);
    }
    Optional<Finding> gone =
        draft.isEmpty() ? Optional.empty() : Optional.of(new Finding(null, 0, 0, null, "intake.draft.gone", List.of()));
    return new Beginning(reachable(book().contact(resident)), gone, false);
  }

  private static boolean isOf(SavedForm form, ReportKind kind) {
    return form.scenario().equals(kind.scenario().key()) && form.type().equals(kind.type().key());
  }

  private static Optional<UUID> key(String draft) {
    try {
      return Optional.of(UUID.fromString(draft));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** A form that was begun before signing in, with how to reach the resident where that was left empty. */
  MultiValueMap<String, String> reachable(MultiValueMap<String, String> entered) {
    if (present()) {
      reachable(book().contact(Residents.current())).forEach((field, known) -> {
        if (Objects.requireNonNullElse(entered.getFirst(field), "").isBlank()) {
          entered.put(field, known);
        }
      });
    }
    return entered;
  }

  private static MultiValueMap<String, String> reachable(Contact contact) {
    LinkedMultiValueMap<String, String> entered = new LinkedMultiValueMap<>();
    entered.add("contact.name", Objects.requireNonNullElse(contact.name(), ""));
    entered.add("contact.phone", Objects.requireNonNullElse(contact.phone(), ""));
    entered.add("contact.email", Objects.requireNonNullElse(contact.email(), ""));
    return entered;
  }

  /**
   * Saves a form with its files, to be gone on with on any device.
   *
   * @return why it was not saved, such as that the session is over
   */
  Optional<Finding> save(ReportKind kind, ReportForm form) {
    if (!present()) {
      return Optional.of(SIGNED_OUT);
    }
    Instant now = clock.instant();
    SavedForm saved = new SavedForm(form.key(), kind.scenario().key(), kind.type().key(), form.parameters());
    Optional<Finding> refused = book().save(Residents.current(), saved, now);
    if (refused.isEmpty()) {
      Instant until = book().keptUntil(now);
      held.keepUntil(form.key(), until);
      held.keepUntil(form.answers(), until);
    }
    return refused;
  }

  /** How sure the city is of who reports; 0 for whoever is not signed in. */
  int assurance() {
    return present() ? book().assurance(Residents.current()) : 0;
  }

  /** What was opened from a form goes to whoever is signed in; sent again after a lost answer too. */
  void reported(String number, UUID form) {
    if (present()) {
      book().reported(Residents.current(), number, form, clock.instant());
    }
  }

  /** Whether the case is in the account of whoever is signed in. */
  boolean keeps(String number) {
    return present() && book().keeps(Residents.current(), number);
  }

  private ReporterAccounts book() {
    return accounts.stream().findFirst().orElseThrow();
  }
}
