package io.haihe.kernel.scenario.reading;

import com.google.common.collect.ImmutableList;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.StructType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the type checker what the rows of groups hold. */
final class RowTypes implements CelTypeProvider {

  private final Map<String, CelType> rows;

  RowTypes(Collection<CelType> variables) {
    this.rows =
        variables.stream()
            .flatMap(type -> type instanceof ListType list ? Stream.of(list.elemType()) : Stream.of(type))
            .filter(StructType.class::isInstance)
            .collect(Collectors.toMap(CelType::name, Function.identity(), (one, same) -> one));
  }

  @Override
  public ImmutableList<CelType> types() {
    return ImmutableList.copyOf(rows.values());
  }

  @Override
  public Optional<CelType> findType(String name) {
    return Optional.ofNullable(rows.get(name));
  }
}
