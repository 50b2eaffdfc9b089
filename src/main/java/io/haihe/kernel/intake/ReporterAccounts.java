package io.haihe.kernel.intake;

import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.org.Resident;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The accounts of residents, as far as reporting has to do with them. A module that keeps accounts is a bean of this type. */
public interface ReporterAccounts {

  /**
   * A report form that was not sent yet.
   *
   * @param key of the form: what is sent under it is one case, however often
   * @param entered all that was entered, by the names of the inputs
   */
  record SavedForm(UUID key, String scenario, String type, Map<String, List<String>> entered) {}

  /** How the resident can be reached, to begin a form with. */
  Contact contact(Resident resident);

  /** How sure the city is of who the resident is, from 1 (what they say) over 2 (an address is confirmed) to 3 (seen by somebody of staff). */
  int assurance(Resident resident);

  /** The case goes to the resident's own, and what was saved of its form is not needed any more. */
  void reported(Resident resident, String number, UUID form, Instant at);

  /** Whether the case is among the resident's own. */
  boolean keeps(Resident resident, String number);

  /**
   * Saves a form in the place of what was saved under its key before.
   *
   * @return why it cannot be saved, if it cannot
   */
  Optional<Finding> save(Resident resident, SavedForm form, Instant at);

  /** Until when a form saved now can be gone on with. */
  Instant keptUntil(Instant at);

  /** Empty also for what is another's, was sent, or has expired. */
  Optional<SavedForm> saved(Resident resident, UUID key, Instant at);
}
