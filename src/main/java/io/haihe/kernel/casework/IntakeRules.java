package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Categories;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Intake;
import io.haihe.kernel.scenario.Intake.Need;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every new case must have beside its form, whatever the channel. */
public final class IntakeRules {

  static final int TEXT_LIMIT = 20_000;
  private static final int SHORT_LIMIT = 200;
  private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()-]{4,24}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

  private IntakeRules() {}

  /** What is wrong with it, but for its form and its place, in the order in which a report form asks. */
  public static List<Finding> check(Scenario scenario, CaseType type, Command.Open command) {
    List<Finding> findings = new ArrayList<>();
    text(command).ifPresent(findings::add);
    category(scenario.categories(type), command).ifPresent(findings::add);
    point(type.intake(), command).ifPresent(findings::add);
    findings.addAll(contact(type.intake(), command));
    if (command.address() != null && command.address().length() > SHORT_LIMIT) {
      findings.add(Finding.ofField("address", "casework.tooLong", SHORT_LIMIT));
    }
    return findings;
  }

  private static Optional<Finding> category(Categories categories, Command.Open command) {
    Optional<Category> category = categories.find(command.category());
    if (category.isEmpty()) {
      return Optional.of(Finding.ofField("category", "casework.category.unknown", command.category()));
    }
    return category.get().leaf()
        ? Optional.empty()
        : Optional.of(Finding.ofField("category", "casework.category.coarse", command.category()));
  }

  private static Optional<Finding> text(Command.Open command) {
    if (command.text().isBlank()) {
      return Optional.of(Finding.ofField("text", "casework.text.missing"));
    }
    return command.text().length() > TEXT_LIMIT
        ? Optional.of(Finding.ofField("text", "casework.tooLong", TEXT_LIMIT))
        : Optional.empty();
  }

  private static Optional<Finding> point(Intake intake, Command.Open command) {
    return intake.point() == Need.REQUIRED && command.point() == null
        ? Optional.of(Finding.ofField("point", "casework.point.missing"))
        : Optional.empty();
  }

  private static List<Finding> contact(Intake intake, Command.Open command) {
    List<Finding> findings = new ArrayList<>();
    Contact contact = command.contact();
    boolean owed = intake.contact() == Need.REQUIRED || !intake.anonymous();
    if (owed && command.actor() instanceof Actor.Reporter && contact.empty()) {
      findings.add(Finding.ofField("contact.phone", "casework.contact.missing"));
    }
    if (contact.name() != null && contact.name().length() > SHORT_LIMIT) {
      findings.add(Finding.ofField("contact.name", "casework.tooLong", SHORT_LIMIT));
    }
    if (contact.phone() != null && !PHONE.matcher(contact.phone()).matches()) {
      findings.add(Finding.ofField("contact.phone", "casework.contact.phone"));
    }
    if (contact.email() != null && !EMAIL.matcher(contact.email()).matches()) {
      findings.add(Finding.ofField("contact.email", "casework.contact.email"));
    }
    return findings;
  }
}
