package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.SignatureRule;
import io.haihe.kernel.scenario.SignatureRule.Means;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads whether an application is to be signed, and judges whether the case can go on when it was, and whether anybody can sign it. */
final class SignatureReader {

  private SignatureReader() {}

  static @Nullable SignatureRule read(TypeScope scope) {
    SourceNode node = scope.type().get("signature");
    if (!node.exists()) {
      return null;
    }
    Set<String> in = scope.states(node.get("in"));
    SystemStep.check(scope, node.get("then"), in);
    if (scope.type().get("intake").get("by").items().stream().noneMatch(by -> by.text().equals("reporter"))) {
      scope.problems().error(node.key(), "scenario.signature.ofNobody");
    }
    return new SignatureRule(in, means(node.get("by")), node.get("then").text());
  }

  private static Set<Means> means(SourceNode node) {
    Set<Means> means = new LinkedHashSet<>();
    for (SourceNode word : node.items()) {
      Arrays.stream(Means.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word.text())).forEach(means::add);
    }
    return means;
  }
}
