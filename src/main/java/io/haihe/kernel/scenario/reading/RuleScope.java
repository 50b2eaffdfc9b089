package io.haihe.kernel.scenario.reading;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.haihe.kernel.scenario.FactType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Rule;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** The names a rule may use, and the way from its text to a checked expression. */
final class RuleScope {

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(4_000)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(10_000)
          .maxRegexProgramSize(200)
          .enableHeterogeneousNumericComparisons(true)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).addLibraries(Sums.LIBRARY, Days.LIBRARY).build();
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.*?)'.*", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

  /** As units are called in routes; as a rule it would be a subtraction of names there are not. */
  private static final Pattern UNIT_KEY = Pattern.compile("'?([a-z0-9]+(?:-[a-z0-9]+)+)'?");

  private final Map<String, CelType> types;
  private final Map<String, Object> empties;
  private final String scenario;
  private final Problems problems;
  private final boolean trusted;
  private @Nullable CelCompiler compiler;

  /**
   * @param scenario key of the package, for the message of a rule that fails
   * @param trusted whether the rules were judged good before, so that each is compiled when it is first used
   */
  RuleScope(Map<String, CelType> types, String scenario, Problems problems, boolean trusted) {
    this.trusted = trusted;
    this.types = Map.copyOf(types);
    this.empties = Variables.empties(types);
    this.scenario = scenario;
    this.problems = problems;
  }

  Rule truth(SourceNode node) {
    return compile(node, "bool", false, CelKind.BOOL);
  }

  Rule instant(SourceNode node) {
    return compile(node, "timestamp", false, CelKind.TIMESTAMP);
  }

  Rule whole(SourceNode node) {
    return compile(node, "int", false, CelKind.INT);
  }

  Rule real(SourceNode node) {
    return compile(node, "double", true, CelKind.DOUBLE, CelKind.INT);
  }

  Rule text(SourceNode node) {
    return compile(node, "string", false, CelKind.STRING);
  }

  Rule measure(SourceNode node) {
    return compile(node, "bool, int, double", false, CelKind.BOOL, CelKind.INT, CelKind.DOUBLE);
  }

  Rule units(SourceNode node) {
    Matcher key = UNIT_KEY.matcher(node.text());
    if (key.matches()) {
      problems.error(node.at(), "scenario.rule.unitKey", key.group(1));
      return new UnreadableRule(node.text());
    }
    return compile(node, "int, list(int)", false, CelKind.INT, CelKind.LIST);
  }

  /** What may be a fact's value. */
  Rule kept(SourceNode node, FactType type) {
    return switch (type) {
      case COUNT -> whole(node);
      case INSTANT -> instant(node);
      case BOOLEAN -> truth(node);
      case TEXT -> text(node);
      case NUMBER -> real(node);
    };
  }

  /** What may be entered in a field of a form. */
  Rule entered(SourceNode node, Form.Field field) {
    return switch (field.type()) {
      case "integer" -> whole(node);
      case "number" -> real(node);
      case "boolean" -> truth(node);
      case "array" -> compile(node, "list(int)", false, CelKind.LIST);
      default -> field.format().startsWith("date") ? instant(node) : text(node);
    };
  }

  /** What may be entered in some field of a form that is not known here. */
  Rule anything(SourceNode node) {
    return compile(
        node, "string, int, double, bool, timestamp, list(int)", false,
        CelKind.STRING, CelKind.INT, CelKind.DOUBLE, CelKind.BOOL, CelKind.TIMESTAMP, CelKind.LIST);
  }

  private Rule compile(SourceNode node, String expected, boolean real, CelKind... kinds) {
    return trusted
        ? new DeferredRule(node.text().strip(), SingletonSupplier.of(() -> compileNow(node, expected, real, kinds)))
        : compileNow(node, expected, real, kinds);
  }

  private synchronized Rule compileNow(SourceNode node, String expected, boolean real, CelKind... kinds) {
    String source = node.text().strip();
    CelValidationResult result = compiler().compile(source);
    if (result.hasError()) {
      result.getErrors().stream().limit(3).forEach(issue -> report(node, source, issue));
      return new UnreadableRule(source);
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      if (!fits(tree.getResultType(), kinds)) {
        problems.error(node.at(), "scenario.rule.type", source, expected, name(tree.getResultType()));
        return new UnreadableRule(source);
      }
      if (!trusted && RuleCost.of(tree) > RuleCost.LIMIT) {
        problems.error(node.at(), "scenario.rule.cost", source);
        return new UnreadableRule(source);
      }
      String place = scenario + "/" + node.at().where();
      return new CelRule(source, RUNTIME.createProgram(tree), empties, real, place);
    } catch (CelValidationException | CelEvaluationException e) {
      problems.error(node.at(), "scenario.rule.syntax", source, String.valueOf(e.getMessage()));
      return new UnreadableRule(source);
    }
  }

  private static boolean fits(CelType type, CelKind... kinds) {
    for (CelKind kind : kinds) {
      if (type.kind() == kind) {
        return !(type instanceof ListType list) || list.elemType().kind() == CelKind.INT;
      }
    }
    return false;
  }

  private static String name(CelType type) {
    return type instanceof ListType list
        ? "list(" + name(list.elemType()) + ")"
        : type.name().replaceFirst("^google\\.protobuf\\.", "").toLowerCase(Locale.ROOT);
  }

  private void report(SourceNode node, String source, CelIssue issue) {
    int column = issue.getSourceLocation().getLine() == 1 ? issue.getSourceLocation().getColumn() : 0;
    Position at = node.within(column);
    Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
    if (undeclared.matches()) {
      String name = fullName(source, column, undeclared.group(1));
      problems.error(at, "scenario.rule.unknownName", name, alike(name));
    } else {
      problems.error(at, "scenario.rule.syntax", source, issue.getMessage().lines().findFirst().orElse(""));
    }
  }

  /** CEL names only the first part of an unknown dotted name, or the place of its last dot. */
  private static String fullName(String source, int column, String part) {
    Matcher names = NAME.matcher(source);
    while (names.find()) {
      if (names.start() <= column && column <= names.end() && names.group().startsWith(part)) {
        return names.group();
      }
    }
    return part;
  }

  /** The names that begin alike, or all groups of names. */
  private String alike(String name) {
    String group = name.contains(".") ? name.substring(0, name.indexOf('.') + 1) : "";
    String same = names(group);
    return same.isEmpty() ? names("") : same;
  }

  private String names(String group) {
    return types.keySet().stream()
        .filter(name -> !group.isEmpty() || !name.contains("."))
        .filter(name -> name.startsWith(group))
        .sorted()
        .limit(15)
        .collect(Collectors.joining(", "));
  }

  private CelCompiler compiler() {
    if (compiler == null) {
      var builder =
          CelCompilerFactory.standardCelCompilerBuilder()
              .setOptions(OPTIONS)
              .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
      types.forEach(builder::addVar);
      builder.setTypeProvider(new RowTypes(types.values())).addLibraries(Sums.LIBRARY, Days.LIBRARY);
      compiler = builder.build();
    }
    return Objects.requireNonNull(compiler);
  }
}
