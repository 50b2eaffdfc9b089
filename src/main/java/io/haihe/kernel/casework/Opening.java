package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.Requirement;
import io.haihe.kernel.scenario.RuleFailure;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Finding;
import io.haihe.platform.Worded;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides how a case begins. */
final class Opening {

  private static final Pattern ANSWER = Pattern.compile("\\bform\\.(\\w+)");

  /** What is not known, or may still be another, while a form is filled in. */
  private static final Pattern OF_THE_CASE = Pattern.compile("\\b(category|channel|place|responsible|addressee|actor)\\b");

  private final Directory directory;
  private final Effects effects;
  private final Lookups lookups;

  Opening(Directory directory, Effects effects, Lookups lookups) {
    this.directory = directory;
    this.effects = effects;
    this.lookups = lookups;
  }

  /**
   * @param id of the new case
   * @param version the scenario version's id
   * @param origin the case whose step opens it, or null
   */
  Decision decide(Scenario scenario, int version, long id, Command.Open asked, @Nullable Relation origin) {
    CaseType type = scenario.type(asked.type());
    Command.Open command = ofItem(scenario, type, asked);
    Form.Settled entered =
        lookups.settle(
            type.intake().form(), command.form(),
            new Lookups.Entering(command.actor(), scenario.key(), command.place(), id, command.files(), command.at()));
    List<Finding> findings = IntakeRules.check(scenario, type, command);
    findings.addAll(entered.findings());
    if (!findings.isEmpty()) {
      return new Decision.No(Refused.input(findings));
    }
    Optional<By> by = opener(type, command);
    if (by.isEmpty()) {
      return Decision.No.because(Reason.NOT_PERMITTED);
    }
    Split form = Split.of(type.intake().form(), entered.values());
    Changes.Opened opened =
        new Changes.Opened(
            CaseNumbers.of(type, id, command.at(), directory.calendar(command.place()).zone()),
            scenario.key(), version, type.key(), command.category(), command.place(), command.point(),
            command.address(), command.text(), form.kept(), command.channel(), command.sample());
    Case blank = Evolution.blank(id, opened, command.at());
    List<Finding> broken = broken(scenario, type, blank, by.get(), command, entered.values());
    if (!broken.isEmpty()) {
      return new Decision.No(Refused.input(broken));
    }
    Draft draft = new Draft(scenario, blank, command.at(), directory, command.actor());
    effects.apply(type.intake().effects(), draft, new Step(type, by.get(), null, entered.values(), null, command.at()));
    if (origin != null) {
      draft.bonds().add(origin);
    }
    draft.enter(type.initial(), by.get());
    if (draft.refused().isPresent()) {
      return new Decision.No(draft.refused().get());
    }
    Entry entry =
        new Entry(id, 1, command.at(), by.get(), Entry.Kind.OPENED, "", Map.of(), false, draft.changes(opened));
    return Decision.Done.of(draft, blank, entry, form.personal());
  }

  /** An item that is named says its category itself, where the scenario knows those of its type. */
  private Command.Open ofItem(Scenario scenario, CaseType type, Command.Open command) {
    Form form = type.intake().form();
    return Optional.of(form == null ? "" : Item.code(form, command.form()))
        .filter(code -> !code.isEmpty())
        .flatMap(directory::item)
        .flatMap(item -> scenario.categories(type).ofItemType(item.type()))
        .map(category -> command.of(category.code()))
        .orElse(command);
  }

  /** The rules that say no, each in the scenario's own words. */
  private List<Finding> broken(
      Scenario scenario, CaseType type, Case blank, By by, Command.Open command, Map<String, Object> entered) {
    if (type.intake().require().isEmpty()) {
      return List.of();
    }
    Map<String, Object> variables =
        Variables.of(type, blank, command.at(), directory).actor(by).report(type.intake().form(), entered).map();
    return type.intake().require().stream().filter(rule -> !rule.that().test(variables)).map(rule -> said(scenario, rule)).toList();
  }

  /** In the scenario's own words; at the field where a rule reads one only. */
  private static Finding said(Scenario scenario, Requirement rule) {
    Worded words = language -> scenario.texts().text(language, "refusals." + rule.otherwise());
    Set<String> read = answers(rule);
    return read.size() == 1
        ? Finding.ofField(read.iterator().next(), "casework.intake.ruleOf", words)
        : new Finding(null, 0, 0, null, "casework.intake.rule", List.of(words));
  }

  private static Set<String> answers(Requirement rule) {
    return ANSWER.matcher(rule.that().source()).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  /** The rules that will say no, as far as they read nothing but answers with which nothing is wrong. */
  List<Finding> foreseen(Scenario scenario, Command.Open command, Set<String> wrong) {
    CaseType type = scenario.type(command.type());
    Changes.Opened opened =
        new Changes.Opened(
            "", scenario.key(), 0, type.key(), command.category(), command.place(), command.point(), command.address(), command.text(), Map.of(),
            command.channel(), command.sample());
    Map<String, Object> variables =
        Variables.of(type, Evolution.blank(0, opened, command.at()), command.at(), directory).report(type.intake().form(), command.form()).map();
    return type.intake().require().stream()
        .filter(rule -> !answers(rule).isEmpty() && Collections.disjoint(answers(rule), wrong) && !OF_THE_CASE.matcher(rule.that().source()).find())
        .filter(rule -> fails(rule, variables))
        .map(rule -> said(scenario, rule))
        .toList();
  }

  private static boolean fails(Requirement rule, Map<String, Object> variables) {
    try {
      return !rule.that().test(variables);
    } catch (RuleFailure undecided) {
      return false;
    }
  }

  private Optional<By> opener(CaseType type, Command.Open command) {
    return switch (command.actor()) {
      case Actor.Reporter reporter -> type.intake().reporter() ? Optional.of(By.REPORTER) : Optional.empty();
      case Actor.Staff staff -> staff.viewer().seats().stream()
          .filter(seat -> seat.serves(command.scenario()) && type.intake().by().contains(seat.role()))
          .filter(seat -> directory.covers(seat.unit().place(), command.place()))
          .findFirst()
          .map(seat -> Permits.by(staff.viewer().person(), seat));
      case Actor.Importer importer -> Optional.of(new By(By.Kind.IMPORT, importer.person(), null, importer.unit(), 0));
      case Actor.Other other -> Optional.of(other.by());
      case Actor.Clock clock -> type.intake().system() ? Optional.of(By.SYSTEM) : Optional.empty();
    };
  }
}
