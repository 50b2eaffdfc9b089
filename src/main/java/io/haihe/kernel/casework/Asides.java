package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides what is put beside a case and moves nothing: notes and files. */
final class Asides {

  private static final int NOTE_LIMIT = 4000;

  private final Directory directory;

  Asides(Directory directory) {
    this.directory = directory;
  }

  Decision note(Case now, Command.Note command, Instant at) {
    String text = command.text().strip();
    if (text.isEmpty() || text.length() > NOTE_LIMIT) {
      Finding finding = Finding.ofField("text", "casework.note.length", NOTE_LIMIT);
      return new Decision.No(Refused.input(List.of(finding)));
    }
    Map<String, Object> input = new TreeMap<>(Map.of("text", text));
    if (!command.told().isEmpty()) {
      input.put(Entry.TOLD, command.told());
    }
    return kept(now, command.actor(), at, Entry.Kind.NOTED, input, command.open());
  }

  Decision attach(Case now, Command.Attach command, Instant at) {
    FileInfo file = command.file();
    Map<String, Object> input = new TreeMap<>();
    input.put("id", file.id());
    input.put("name", file.name());
    input.put("type", file.type());
    input.put("size", file.size());
    input.put("sha256", file.sha256());
    return kept(now, command.actor(), at, Entry.Kind.ATTACHED, input, command.open());
  }

  /** What a reporter adds the reporter may always read. */
  private Decision kept(
      Case now, Actor actor, Instant at, Entry.Kind kind, Map<String, Object> input, boolean open) {
    Optional<By> by = Assignments.anyPart(actor, now, directory);
    if (by.isEmpty()) {
      return Decision.No.because(Reason.NOT_PERMITTED);
    }
    boolean readable = open || actor instanceof Actor.Reporter;
    Entry entry = new Entry(now.id(), now.version() + 1, at, by.get(), kind, "", input, readable, Changes.NONE);
    return new Decision.Done(Evolution.apply(now, entry), entry, Map.of(), List.of(), Poll.NONE);
  }
}
