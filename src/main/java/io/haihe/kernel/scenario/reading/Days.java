package io.haihe.kernel.scenario.reading;

import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.parser.CelParserBuilder;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeLibrary;
import io.haihe.platform.CitizenNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Days of birth and ages, which CEL has no words for. A day is one of China's, where citizen numbers are given. */
final class Days implements CelCompilerLibrary, CelRuntimeLibrary {

  static final Days LIBRARY = new Days();

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private Days() {}

  @Override
  public void setCheckerOptions(CelCheckerBuilder checker) {
    checker.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(
            "bornOn", CelOverloadDecl.newGlobalOverload("born_on_string", SimpleType.TIMESTAMP, SimpleType.STRING)),
        CelFunctionDecl.newFunctionDeclaration(
            "yearsBetween",
            CelOverloadDecl.newGlobalOverload(
                "years_between_timestamp_timestamp", SimpleType.INT, SimpleType.TIMESTAMP, SimpleType.TIMESTAMP)));
  }

  @Override
  public void setParserOptions(CelParserBuilder parser) {}

  @Override
  public void setRuntimeOptions(CelRuntimeBuilder runtime) {
    runtime.addFunctionBindings(
        CelFunctionBinding.from("born_on_string", String.class, Days::bornOn),
        CelFunctionBinding.from("years_between_timestamp_timestamp", Instant.class, Instant.class, Days::years));
  }

  private static Object bornOn(String number) {
    return CitizenNumber.bornOn(number).map(day -> day.atStartOfDay(CHINA).toInstant()).orElse(Instant.EPOCH);
  }

  private static Object years(Instant from, Instant until) {
    return ChronoUnit.YEARS.between(LocalDate.ofInstant(from, CHINA), LocalDate.ofInstant(until, CHINA));
  }
}
