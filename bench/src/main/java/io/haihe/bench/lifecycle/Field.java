package io.haihe.bench.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who takes part. */
enum Field {
  HAIHE("Haihe", Kind.US, () -> new HaiheContestant(true), null),
  HAIHE_READING("Haihe, every case read anew", Kind.US, () -> new HaiheContestant(false), null),
  FLOWABLE("Flowable 8.0.0", Kind.ENGINE, FlowableContestant::new, null),
  CAMUNDA("Camunda 7.24.0", Kind.ENGINE, CamundaContestant::new, null),
  CAMUNDA_INDEXED("Camunda 7.24.0 with index", Kind.ENGINE, CamundaContestant::new, CAMUNDA),
  OPERATON("Operaton 1.0.3", Kind.ENGINE, OperatonContestant::new, null),
  OPERATON_INDEXED("Operaton 1.0.3 with index", Kind.ENGINE, OperatonContestant::new, OPERATON),
  ONE_STATEMENT("hand-written, one statement a step", Kind.LIMIT, () -> new HandWritten(new OneStatement()), null),
  SEVEN_STATEMENTS("hand-written, seven statements a step", Kind.LIMIT, () -> new HandWritten(new SevenStatements(false)), null),
  CLAIM_APART("hand-written, claim and complete apart", Kind.LIMIT, () -> new HandWritten(new SevenStatements(true)), null);

  enum Kind {
    US,
    ENGINE,
    LIMIT
  }

  final String words;
  final Kind kind;
  /** The one whose database this begins as, with the index its task table lacks. */
  final @Nullable Field indexed;
  private final Supplier<Contestant> maker;

  Field(String words, Kind kind, Supplier<Contestant> maker, @Nullable Field indexed) {
    this.words = words;
    this.kind = kind;
    this.maker = maker;
    this.indexed = indexed;
  }

  /** Everybody, or those that {@code HAIHE_BENCH_FIELD} names, such as {@code HAIHE,ONE_STATEMENT}. */
  static List<Field> chosen() {
    String names = System.getenv().getOrDefault("HAIHE_BENCH_FIELD", "");
    return names.isEmpty() ? List.of(values()) : Stream.of(names.split(",")).map(Field::valueOf).toList();
  }

  Contestant make() {
    return maker.get();
  }

  String database() {
    return "bench_" + name().toLowerCase(Locale.ROOT);
  }
}
