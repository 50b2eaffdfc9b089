package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.PlaceCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A certificated officer (执法人员).
 *
 * @param certificate number of the enforcement certificate (执法证号); unique
 * @param unit the department the officer serves in
 * @param region where the certificate holds: this place and all below it
 * @param fields what the officer may inspect, as {@link SupervisionItem#field} calls it
 * @param validUntil last day on which the certificate holds
 * @param person the account that signs in for the officer, or 0 where there is none yet
 */
public record Officer(
    long id, String certificate, String name, long unit, PlaceCode region, Set<String> fields, LocalDate validFrom, LocalDate validUntil,
    Status status, long person) {

  public Officer {
    fields = Set.copyOf(fields);
  }

  public enum Status {
    ACTIVE,
    SUSPENDED,
    WITHDRAWN
  }

  /** Whether the certificate holds on all days from the first to the last, and the officer is certificated for all these fields. */
  public boolean certificated(LocalDate from, LocalDate until, List<String> wanted) {
    return status == Status.ACTIVE && !validFrom.isAfter(from) && !validUntil.isBefore(until) && fields.containsAll(wanted);
  }
}
