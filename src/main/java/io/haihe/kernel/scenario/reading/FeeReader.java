package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Fee;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads what has to be paid, and judges whether the case can go on when it was. */
final class FeeReader {

  private final TypeScope scope;

  FeeReader(TypeScope scope) {
    this.scope = scope;
  }

  Map<String, Fee> read() {
    RuleScope rules = scope.rules(scope.variables());
    Map<String, Fee> fees = new LinkedHashMap<>();
    scope.type().get("fees").entries().forEach((key, node) -> fees.put(key, fee(key, node, rules)));
    return fees;
  }

  private Fee fee(String key, SourceNode node, RuleScope rules) {
    Set<String> in = scope.states(node.get("in"));
    SystemStep.check(scope, node.get("then"), in);
    return new Fee(key, in, rules.whole(node.get("amount")), node.get("then").text());
  }
}
