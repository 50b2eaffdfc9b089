package io.haihe.kernel.scenario;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names by which documents, reply templates and notices speak of what a case holds: {@code number}, {@code form.place},
 * {@code entered.agree.terms}. In a text they stand in braces.
 */
public final class ValueNames {

  /** Where a name is used, and so what may be told there. */
  public enum Use {
    /** A document without personal fields. */
    DOCUMENT,
    PERSONAL_DOCUMENT,
    /** What only members of staff read. */
    STAFF,
    /** What the reporter reads without asking for it. */
    REPORTER
  }

  /** Why a name may not be used. */
  public enum Fault {
    UNKNOWN,
    PERSONAL,
    INTERNAL
  }

  /** How far the thing behind a name may be told. */
  private enum Kind {
    OPEN,
    INTERNAL,
    WORDS,
    PERSONAL
  }

  private static final Pattern IN_TEXT = Pattern.compile("\\{([^{}]*)}");
  private static final List<String> OF_CASE =
      List.of("number", "scenario", "category", "place", "state", "unit", "openedAt", "closedAt", "today");

  private final Map<String, Kind> kinds = new TreeMap<>();

  public ValueNames(
      @Nullable Form intake, Map<String, Transition> transitions, Collection<String> facts, Collection<String> deadlines) {
    OF_CASE.forEach(name -> kinds.put(name, Kind.OPEN));
    List.of("text", "address").forEach(name -> kinds.put(name, Kind.WORDS));
    List.of("contact.name", "contact.phone", "contact.email").forEach(name -> kinds.put(name, Kind.PERSONAL));
    facts.forEach(fact -> kinds.put("facts." + fact, Kind.OPEN));
    deadlines.forEach(deadline -> kinds.put("due." + deadline, Kind.OPEN));
    fields("form.", intake, true);
    transitions.values().forEach(step -> {
      kinds.put("taken." + step.key(), Kind.OPEN);
      fields("entered." + step.key() + ".", step.form(), step.by().stream().anyMatch(ValueNames::isReporter));
    });
  }

  private static boolean isReporter(Permit permit) {
    return permit.kind() == Permit.Kind.REPORTER;
  }

  private void fields(String prefix, @Nullable Form form, boolean reporters) {
    if (form != null) {
      form.fields().forEach(field -> kinds.put(
          prefix + field.key(),
          field.personal() ? Kind.PERSONAL : reporters || field.visible() ? Kind.OPEN : Kind.INTERNAL));
    }
  }

  /** Null where the name may be used. */
  public @Nullable Fault fault(String name, Use use) {
    Kind kind = kinds.get(name);
    if (kind == null) {
      return Fault.UNKNOWN;
    }
    return switch (kind) {
      case OPEN -> null;
      case INTERNAL -> use == Use.REPORTER ? Fault.INTERNAL : null;
      case WORDS -> use == Use.DOCUMENT || use == Use.PERSONAL_DOCUMENT ? null : Fault.PERSONAL;
      case PERSONAL -> use == Use.PERSONAL_DOCUMENT ? null : Fault.PERSONAL;
    };
  }

  /** Every name that may be used there. */
  public List<String> all(Use use) {
    return kinds.keySet().stream().filter(name -> fault(name, use) == null).toList();
  }

  /** The names in the braces of a text, in order. */
  public static List<String> in(String text) {
    return IN_TEXT.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Says what a value is. */
  public interface Sayer {
    String say(String name);
  }

  /** The text with each name in braces replaced; what was filled in is not read again. */
  public static String fill(String text, Sayer values) {
    return IN_TEXT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.say(found.group(1))));
  }
}
