package io.haihe.modules.management;

import io.haihe.kernel.casework.Addition;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.EntryVersions;
import io.haihe.kernel.casework.Personal;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.management.CaseView.ContactView;
import io.haihe.modules.management.CaseView.PersonalView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Shows what is personal about a case to whoever says what for. */
@Component
class Contacts {

  private final Cases cases;
  private final TimelineWords timeline;
  private final List<Addition> additions;

  Contacts(Cases cases, TimelineWords timeline, List<Addition> additions) {
    this.cases = cases;
    this.timeline = timeline;
    this.additions = additions;
  }

  /** Keeps that the viewer read it. */
  ContactView read(Locale locale, Viewer viewer, Case now, String purpose, Instant at) {
    Personal personal = cases.personal(viewer, now, purpose, at).orElse(Personal.NONE);
    Contact contact = personal.contact();
    List<Addition.Section> beside = additions.stream().flatMap(addition -> addition.personal(locale, now).stream()).toList();
    if (personal.empty() && !beside.isEmpty()) {
      cases.readBeside(viewer, now, purpose, at);
    }
    return new ContactView(
        Objects.requireNonNullElse(contact.name(), ""),
        Objects.requireNonNullElse(contact.phone(), ""),
        Objects.requireNonNullElse(contact.email(), ""),
        entered(locale, viewer, now, personal),
        personal.empty(),
        beside);
  }

  private List<PersonalView> entered(Locale locale, Viewer viewer, Case now, Personal personal) {
    Map<Integer, Map<String, Object>> byEntry = new TreeMap<>();
    personal.entered().forEach(field ->
        byEntry.computeIfAbsent(field.entry(), entry -> new TreeMap<>()).put(field.key(), field.value()));
    List<PersonalView> views = new ArrayList<>();
    List<Entry> entries = byEntry.isEmpty() ? List.of() : cases.timeline(viewer, now);
    Map<Integer, Integer> versions = EntryVersions.of(now, entries);
    for (Entry entry : entries) {
      Map<String, Object> fields = byEntry.get(entry.seq());
      if (fields != null) {
        Case then = now.wordedIn(versions.getOrDefault(entry.seq(), now.scenarioVersion()));
        views.add(timeline.personal(locale, viewer, then, entry, fields));
      }
    }
    return views;
  }
}
