package io.haihe.kernel.scenario.reading;

import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.parser.CelParserBuilder;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeLibrary;
import java.util.Collection;

/** The sum of a list of numbers, which CEL has no word for. */
final class Sums implements CelCompilerLibrary, CelRuntimeLibrary {

  static final Sums LIBRARY = new Sums();

  private Sums() {}

  @Override
  public void setCheckerOptions(CelCheckerBuilder checker) {
    checker.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(
            "sum",
            CelOverloadDecl.newGlobalOverload("sum_list_int", SimpleType.INT, ListType.create(SimpleType.INT)),
            CelOverloadDecl.newGlobalOverload("sum_list_double", SimpleType.DOUBLE, ListType.create(SimpleType.DOUBLE))));
  }

  @Override
  public void setParserOptions(CelParserBuilder parser) {}

  @Override
  public void setRuntimeOptions(CelRuntimeBuilder runtime) {
    runtime.addFunctionBindings(
        CelFunctionBinding.from("sum_list_int", Collection.class, Sums::whole),
        CelFunctionBinding.from("sum_list_double", Collection.class, Sums::real));
  }

  private static Object whole(Collection<?> numbers) {
    long sum = 0;
    for (Object number : numbers) {
      sum = Math.addExact(sum, ((Number) number).longValue());
    }
    return sum;
  }

  private static Object real(Collection<?> numbers) {
    return numbers.stream().mapToDouble(number -> ((Number) number).doubleValue()).sum();
  }
}
