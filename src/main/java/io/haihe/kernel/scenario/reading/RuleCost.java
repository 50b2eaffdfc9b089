package io.haihe.kernel.scenario.reading;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may cost at most, told from the rule alone: how many steps it takes and how large what it builds becomes, if each text is as long
 * and each list as full as a form lets it be.
 */
final class RuleCost {

  /** Steps a rule may take. */
  static final double LIMIT = 10_000_000;

  private static final double TEXT = 10_000;
  private static final double ITEMS = 100;
  /** Letters that are compared or copied in the time of one step. */
  private static final double LETTERS = 16;

  private final CelAbstractSyntaxTree tree;
  private final Map<String, Size> bound = new HashMap<>();

  private RuleCost(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  static double of(CelAbstractSyntaxTree tree) {
    return new RuleCost(tree).of(tree.getExpr()).steps();
  }

  /**
   * @param weight letters and items in all
   * @param items how many there are to go through
   * @param largest weight of one of them
   */
  private record Size(double weight, double items, double largest) {

    static final Size ONE = new Size(1, 1, 1);

    Size and(Size other) {
      return new Size(weight + other.weight, items + other.items, Math.max(largest, other.largest));
    }

    Size or(Size other) {
      return new Size(
          Math.max(weight, other.weight), Math.max(items, other.items), Math.max(largest, other.largest));
    }
  }

  private record Cost(double steps, Size size) {}

  private Cost of(CelExpr node) {
    return switch (node.getKind()) {
      case CONSTANT -> new Cost(0, constant(node.constant()));
      case IDENT -> new Cost(1, bound.getOrDefault(node.ident().name(), typed(node)));
      case SELECT -> new Cost(of(node.select().operand()).steps() + 1, typed(node));
      case CALL -> call(node);
      case LIST -> list(node.list().elements());
      case COMPREHENSION -> loop(node.comprehension());
      default -> new Cost(1, typed(node));
    };
  }

  private static Size constant(CelConstant constant) {
    return constant.getKind() == CelConstant.Kind.STRING_VALUE ? text(constant.stringValue().length()) : Size.ONE;
  }

  private static Size text(double letters) {
    return new Size(letters, letters, 1);
  }

  private Size typed(CelExpr node) {
    return tree.getType(node.id()).map(RuleCost::typed).orElse(Size.ONE);
  }

  private static Size typed(CelType type) {
    if (type instanceof ListType list) {
      double each = typed(list.elemType()).weight();
      return new Size(ITEMS * each, ITEMS, each);
    }
    return type.kind() == CelKind.STRING || type.kind() == CelKind.STRUCT ? text(TEXT) : Size.ONE;
  }

  private Cost list(List<CelExpr> elements) {
    Cost all = new Cost(1, new Size(0, 0, 0));
    for (CelExpr element : elements) {
      Cost one = of(element);
      Size size = new Size(one.size().weight() + 1, 1, one.size().weight() + 1);
      all = new Cost(all.steps() + one.steps(), all.size().and(size));
    }
    return all;
  }

  private Cost call(CelExpr node) {
    List<Cost> parts =
        Stream.concat(node.call().target().stream(), node.call().args().stream()).map(this::of).toList();
    double steps = 1 + parts.stream().mapToDouble(Cost::steps).sum();
    Size all = parts.stream().map(Cost::size).reduce(Size::and).orElse(Size.ONE);
    return switch (node.call().function()) {
      case "_?_:_" -> new Cost(steps, parts.get(1).size().or(parts.get(2).size()));
      case "_[_]" -> new Cost(steps, text(parts.getFirst().size().largest()));
      case "matches", "contains" -> new Cost(
          steps + parts.getFirst().size().weight() * Math.max(1, parts.getLast().size().weight() / LETTERS), Size.ONE);
      default -> new Cost(steps + all.weight() / LETTERS, scalar(node) ? Size.ONE : all);
    };
  }

  private boolean scalar(CelExpr node) {
    CelKind kind = tree.getType(node.id()).map(CelType::kind).orElse(CelKind.DYN);
    return kind == CelKind.BOOL || kind == CelKind.INT || kind == CelKind.DOUBLE || kind == CelKind.TIMESTAMP
        || kind == CelKind.DURATION;
  }

  /** What each turn adds is added as often as there are turns. */
  private Cost loop(CelExpr.CelComprehension loop) {
    Cost range = of(loop.iterRange());
    Cost init = of(loop.accuInit());
    double turns = range.size().items();
    Size before = bound.put(loop.iterVar(), text(range.size().largest()));
    Size outer = bound.put(loop.accuVar(), new Size(0, 0, 0));
    double turn = 1 + of(loop.loopCondition()).steps() + of(loop.loopStep()).steps();
    Size added = of(loop.loopStep()).size();
    Size built = new Size(
        init.size().weight() + turns * added.weight(), init.size().items() + turns * added.items(),
        Math.max(init.size().largest(), added.largest()));
    bound.put(loop.accuVar(), built);
    Cost result = of(loop.result());
    restore(loop.iterVar(), before);
    restore(loop.accuVar(), outer);
    return new Cost(range.steps() + init.steps() + turns * turn + result.steps(), result.size());
  }

  private void restore(String name, @Nullable Size before) {
    if (before == null) {
      bound.remove(name);
    } else {
      bound.put(name, before);
    }
  }
}
