package io.haihe.kernel.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is personal about a case: how to reach its reporter, and what was entered into fields the scenario calls personal.
 * Kept apart from the timeline, sealed, and removed on time.
 *
 * @param entered in the order of entering
 */
public record Personal(Contact contact, List<Field> entered) {

  public static final Personal NONE = new Personal(Contact.NONE, List.of());

  /**
   * One field.
   *
   * @param entry number of the timeline entry it was entered with
   * @param key of the field in the entry's form
   */
  public record Field(int entry, String key, Object value) {}

  public Personal(Contact contact, @Nullable List<Field> entered) {
    this.contact = contact;
    this.entered = entered == null ? List.of() : List.copyOf(entered);
  }

  public boolean empty() {
    return contact.empty() && entered.isEmpty();
  }

  /** The fields that came in with the report itself, by their keys. */
  Map<String, Object> reported() {
    return entered.stream().filter(field -> field.entry() == 1).collect(Collectors.toMap(Field::key, Field::value));
  }

  /** Without the fields that came in after an entry. */
  Personal upTo(int entry) {
    return new Personal(contact, entered.stream().filter(field -> field.entry() <= entry).toList());
  }

  /** With what came in later; an empty contact leaves the one before. */
  Personal with(Contact later, int entry, Map<String, Object> fields) {
    List<Field> all = new ArrayList<>(entered);
    fields.forEach((key, value) -> all.add(new Field(entry, key, value)));
    return new Personal(later.empty() ? contact : later, all);
  }
}
