package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Intake;
import io.haihe.kernel.scenario.Intake.Need;
import io.haihe.kernel.scenario.Privacy;
import io.haihe.kernel.scenario.Publication;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a case type together. */
final class CaseTypeReader {

  private final TypeScope scope;
  private final CategoryTable categories;

  CaseTypeReader(TypeScope scope, CategoryTable categories) {
    this.scope = scope;
    this.categories = categories;
  }

  CaseType read(String key) {
    SourceNode type = scope.type();
    DeadlineReader deadlines = new DeadlineReader(scope, categories);
    Map<String, Transition> transitions = new TransitionReader(scope).read();
    Map<String, TaskType> tasks = new TaskReader(scope, deadlines).read();
    Privacy privacy = privacy(type);
    return new CaseType(
        key,
        type.get("prefix").text(),
        intake(type.get("intake")),
        type.get("initial").text(),
        StateReader.read(scope),
        transitions,
        scope.facts(),
        RouteReader.read(scope),
        deadlines.read(),
        new FeeReader(scope).read(),
        SignatureReader.read(scope),
        tasks,
        new IndicatorReader(scope).read(),
        publication(type.get("publish")),
        privacy,
        ExaminationReader.read(scope),
        new CorrespondenceReader(scope, transitions, tasks, privacy).read());
  }

  private Intake intake(SourceNode node) {
    Set<Role> by = EnumSet.noneOf(Role.class);
    boolean reporter = false;
    boolean otherCase = false;
    boolean system = false;
    for (SourceNode item : node.get("by").items()) {
      reporter |= item.text().equals("reporter");
      otherCase |= item.text().equals("otherCase");
      system |= item.text().equals("system");
      PermitReader.role(item.text()).ifPresent(by::add);
    }
    RuleScope rules = scope.rules(scope.variables().actor());
    boolean anonymous = node.get("anonymous").isTrue();
    Need contact = need(node.get("contact"));
    if (anonymous && contact == Need.REQUIRED) {
      scope.problems().error(node.get("anonymous").key(), "scenario.intake.anonymous");
    }
    return new Intake(
        reporter, otherCase, system, by, anonymous, contact, assurance(node.get("assurance"), reporter, anonymous), need(node.get("point")),
        categories(node.get("categories")), same(node.get("same")), TransitionReader.requirements(node.get("require"), rules), new EffectReader(scope, rules, scope.intakeForm()).read(node.get("do")),
        scope.intakeForm());
  }

  /** Whoever is known by an account is not anonymous; and only of reporters it can be asked. */
  private int assurance(SourceNode node, boolean reporter, boolean anonymous) {
    if (!node.exists()) {
      return 0;
    }
    if (!reporter) {
      scope.problems().error(node.key(), "scenario.intake.assuranceOfNobody");
    } else if (anonymous) {
      scope.problems().error(node.key(), "scenario.intake.assuranceAnonymous");
    } else if (scope.type().get("publish").get("open311").isTrue()) {
      scope.problems().error(node.key(), "scenario.intake.assuranceOpen311");
    }
    return node.text().matches("[123]") ? Integer.parseInt(node.text()) : 0;
  }

  private Set<String> categories(SourceNode node) {
    Set<String> codes = new LinkedHashSet<>();
    for (SourceNode code : node.items()) {
      codes.add(code.text());
      if (!categories.has(code.text())) {
        scope.problems().error(code.at(), "scenario.category.unknown", code.text());
      }
    }
    return codes;
  }

  private List<List<String>> same(SourceNode node) {
    return node.items().stream()
        .map(way -> way.oneOrMore().stream().map(field -> {
          if (scope.intakeForm() == null || scope.intakeForm().field(field.text()).filter(CaseTypeReader::tellsApart).isEmpty()) {
            scope.problems().error(field.at(), "scenario.intake.same", field.text());
          }
          return field.text();
        }).toList())
        .toList();
  }

  /** A single answer that somebody gave. */
  private static boolean tellsApart(Form.Field field) {
    return !field.group() && !field.type().equals("array") && !field.type().equals("boolean") && !field.attachment() && !field.part().computed();
  }

  private static Need need(SourceNode node) {
    return switch (node.text()) {
      case "required" -> Need.REQUIRED;
      case "none" -> Need.NONE;
      default -> Need.OPTIONAL;
    };
  }

  private static Privacy privacy(SourceNode type) {
    Set<Role> readers = EnumSet.noneOf(Role.class);
    type.get("personal").get("readBy").items().forEach(role -> PermitReader.role(role.text()).ifPresent(readers::add));
    return new Privacy(Limits.read(type.get("retention").get("personal")), readers);
  }

  private Publication publication(SourceNode node) {
    Set<String> fields = new LinkedHashSet<>();
    node.get("fields").items().forEach(field -> fields.add(field.text()));
    Set<String> in = node.get("in").exists() ? scope.states(node.get("in")) : scope.type().get("states").entries().keySet();
    return new Publication(
        fields, in, level(node.get("placeLevel")), node.get("open311").isTrue(),
        node.get("linkedData").exists() ? node.get("linkedData").json() : null, ratings(node.get("ratings")));
  }

  private static Publication.@Nullable Ratings ratings(SourceNode node) {
    return node.exists() ? new Publication.Ratings(node.get("satisfied").text(), node.get("score").text(), node.get("mended").text()) : null;
  }

  private static PlaceLevel level(SourceNode node) {
    @Nullable PlaceLevel level = StateReader.level(node);
    return level == null ? PlaceLevel.STREET : level;
  }
}
