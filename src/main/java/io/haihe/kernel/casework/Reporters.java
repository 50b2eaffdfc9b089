package io.haihe.kernel.casework;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How the product itself reaches those who reported. Each reading is kept like anybody's, as that of nobody of staff. */
@Component
public class Reporters {

  private final PersonalStore personal;

  Reporters(PersonalStore personal) {
    this.personal = personal;
  }

  /** The address a reporter left; empty if there is none, or it was removed. */
  public Optional<String> email(long caseId, String purpose, Instant at) {
    return personal.read(caseId, 0, purpose, at)
        .map(Personal::contact)
        .map(Contact::email)
        .map(String::strip)
        .filter(email -> !email.isEmpty());
  }
}
