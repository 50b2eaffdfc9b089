package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Relation.Kind;
import io.haihe.kernel.scenario.Bond;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Intake.Need;
import io.haihe.kernel.scenario.Rule;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lets a step of one case open another, of the same scenario or another one. Contact and personal fields stay behind. */
final class CaseOpening {

  /** What such a case says about where it came from. */
  static final String CHANNEL = "case";

  private final Directory directory;
  private final Others others;

  CaseOpening(Directory directory, Others others) {
    this.directory = directory;
    this.others = others;
  }

  void open(Effect.OpenCase open, Draft draft, Step step) {
    if (open.when() != null && !open.when().test(step.variables(draft))) {
      return;
    }
    String scenario = open.scenario().isEmpty() ? draft.view().scenario() : open.scenario();
    Optional<Others.Current> current = others.current(scenario);
    CaseType type = current.map(found -> found.scenario().types().get(open.type())).orElse(null);
    if (current.isEmpty() || type == null) {
      draft.refuse(new Finding(null, 0, 0, null, "casework.open.noSuchKind", List.of(scenario, open.type())));
      return;
    }
    Case now = draft.view();
    if (!scenario.equals(now.scenario()) && !type.intake().otherCase()) {
      draft.refuse(new Finding(null, 0, 0, null, "casework.open.notTaken", List.of(scenario)));
      return;
    }
    Command.Open command = command(open, scenario, type, now, draft, step);
    long id = others.nextId();
    ZoneId zone = directory.calendar(now.place()).zone();
    String number = CaseNumbers.of(type, id, command.at(), zone);
    Kind kind = kind(open.as());
    draft.bonds().add(new Relation(kind, id, number, "", open.then()));
    Relation origin = new Relation(kind.turned(), now.id(), now.number(), "", null);
    draft.bonds().send(new Errand.Open(id, current.get(), command, origin));
  }

  private static Kind kind(Bond bond) {
    return switch (bond) {
      case FOLLOW_UP -> Kind.FOLLOW_UP;
      case PART -> Kind.PART;
      case TRANSFER -> Kind.TRANSFERRED_TO;
    };
  }

  private Command.Open command(
      Effect.OpenCase open, String scenario, CaseType type, Case now, Draft draft, Step step) {
    Map<String, Object> variables = step.variables(draft);
    return new Command.Open(
        new Actor.Other(step.by()), step.at(), null, scenario, type.key(), said(open.category(), variables, now.category()),
        now.place(), type.intake().point() == Need.NONE ? null : now.point(), now.address(),
        said(open.text(), variables, now.text()), Contact.NONE, form(open, type, variables, directory.calendar(now.place()).zone()),
        CHANNEL, now.sample());
  }

  private static String said(@Nullable Rule rule, Map<String, Object> variables, String otherwise) {
    String said = rule == null ? "" : String.valueOf(rule.evaluate(variables)).strip();
    return said.isEmpty() ? otherwise : said;
  }

  private static Map<String, Object> form(
      Effect.OpenCase open, CaseType type, Map<String, Object> variables, ZoneId zone) {
    Map<String, Object> form = new TreeMap<>();
    open.form().forEach((field, rule) -> {
      Object value = rule.evaluate(variables);
      if (!value.equals("") && !value.equals(Instant.EPOCH) && !value.equals(List.of())) {
        form.put(field, value instanceof Instant moment ? written(moment, field, type.intake().form(), zone) : value);
      }
    });
    return form;
  }

  /** As the field is entered: a day, or a moment. */
  private static String written(Instant moment, String field, @Nullable Form form, ZoneId zone) {
    boolean day = form != null && form.field(field).filter(one -> one.format().equals("date")).isPresent();
    return day ? moment.atZone(zone).toLocalDate().toString() : moment.toString();
  }
}
