package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Form;
import io.haihe.platform.Finding;
import io.haihe.platform.Worded;
import java.util.Locale;
import java.util.Optional;

/** The cases that fields of forms name by their numbers. What is not there, of another kind or out of sight looks alike. */
final class NamedCases {

  private final Directory directory;
  private final Others others;

  NamedCases(Directory directory, Others others) {
    this.directory = directory;
    this.others = others;
  }

  Optional<Case> find(Form.CaseKind kind, String number, Actor actor) {
    return others.find(number.strip().toUpperCase(Locale.ROOT))
        .filter(found -> kind.includes(found.scenario(), found.type()))
        .filter(found -> mayName(actor, found));
  }

  private boolean mayName(Actor actor, Case found) {
    return switch (actor) {
      case Actor.Staff staff -> Sightline.sees(staff.viewer(), found, directory);
      case Actor.Importer importer -> true;
      case Actor.Reporter reporter -> false;
      case Actor.Other other -> false;
      case Actor.Clock clock -> false;
    };
  }

  Finding unknown(Form.CaseKind kind, String path, String number) {
    Worded called = language -> called(kind, language);
    return Finding.ofField(path, "casework.named.unknown", number, called);
  }

  private String called(Form.CaseKind kind, Locale language) {
    String key = kind.type().isEmpty() ? "title" : "cases." + kind.type();
    return others.current(kind.scenario())
        .flatMap(current -> current.scenario().texts().find(language, key))
        .orElse(kind.scenario());
  }
}
