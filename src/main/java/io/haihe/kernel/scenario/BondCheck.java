package io.haihe.kernel.scenario;

import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether what a scenario wants to open in others fits them as they are now; packages are loaded in any order, so this can only be asked of all together. */
public final class BondCheck {

  private BondCheck() {}

  /** @param others scenarios by their keys */
  public static List<Finding> check(Scenario scenario, Function<String, Optional<Scenario>> others) {
    List<Finding> findings = new ArrayList<>();
    scenario.types().values().stream()
        .flatMap(BondCheck::effects)
        .forEach(effect -> {
          if (effect instanceof Effect.OpenCase open && !open.scenario().isEmpty()) {
            check(open, others, findings);
          }
        });
    return findings;
  }

  private static Stream<Effect> effects(CaseType type) {
    return Stream.concat(
        type.transitions().values().stream().flatMap(transition -> transition.effects().stream()),
        type.tasks().values().stream().flatMap(task -> task.steps().values().stream()).flatMap(step -> step.effects().stream()));
  }

  private static void check(Effect.OpenCase open, Function<String, Optional<Scenario>> others, List<Finding> findings) {
    CaseType type = others.apply(open.scenario()).map(other -> other.types().get(open.type())).orElse(null);
    if (type == null) {
      findings.add(finding("scenario.bond.noSuchKind", open.scenario(), open.type()));
      return;
    }
    if (!type.intake().otherCase()) {
      findings.add(finding("scenario.bond.notTaken", open.scenario(), open.type()));
    }
    List<Form.Field> fields = type.intake().form() == null ? List.of() : type.intake().form().fields();
    open.form().keySet().stream()
        .filter(key -> fields.stream().noneMatch(field -> field.key().equals(key)))
        .forEach(key -> findings.add(finding("scenario.bond.field", open.scenario(), key)));
    fields.stream()
        .filter(field -> field.required() && !open.form().containsKey(field.key()))
        .forEach(field -> findings.add(finding("scenario.bond.required", open.scenario(), field.key())));
  }

  private static Finding finding(String code, String scenario, String what) {
    return Finding.at("scenario.yaml", 0, 0, "openCase", code, scenario, what);
  }
}
