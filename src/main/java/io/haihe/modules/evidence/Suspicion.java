package io.haihe.modules.evidence;

import io.haihe.kernel.scenario.Examination;
import io.haihe.kernel.scenario.Examination.Look;
import io.haihe.kernel.scenario.Examination.Sign;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something in a manifest that a person should judge.
 *
 * @param key of the sign in the scenario
 * @param item number in the list, or empty
 * @param evidence what it was seen by
 */
record Suspicion(String key, String item, List<String> evidence) {

  private static final int MOST = 40;

  /** @param variables what the scenario's rules read of the case */
  static List<Suspicion> of(Examination examination, App app, Map<String, Object> variables) {
    return examination.signs().stream()
        .filter(sign -> sign.when() == null || sign.when().holds(variables))
        .map((Sign sign) -> new Suspicion(sign.key(), sign.item(), seen(sign.look(), app).limit(MOST).toList()))
        .filter(suspicion -> !suspicion.evidence().isEmpty())
        .toList();
  }

  private static Stream<String> seen(Look look, App app) {
    return switch (look) {
      case Look.Permissions permissions -> app.permissions().stream().filter(permissions.names()::contains);
      case Look.Classes classes -> app.components().stream()
          .filter(one -> classes.beginnings().stream().anyMatch(one.name()::startsWith))
          .map(one -> one.kind() + " " + one.name());
      case Look.Exported exported -> app.components().stream()
          .filter(one -> one.open() && exported.kinds().contains(one.kind()))
          .map(one -> one.kind() + " " + one.name());
      case Look.Flags flags -> app.flags().stream().filter(flags.names()::contains).map(flag -> "android:" + flag);
      case Look.TargetBelow below -> app.targetSdk() > 0 && app.targetSdk() < below.sdk()
          ? Stream.of("targetSdkVersion " + app.targetSdk())
          : Stream.empty();
    };
  }
}
