package io.haihe.modules.evidence;

import java.util.List;
import java.util.Set;

/**
 * What an app says about itself in its manifest.
 *
 * @param targetSdk version of Android it is made for, 0 where it does not say
 * @param flags switches that are on, by word or by default
 */
record App(
    String packageName, String version, int targetSdk, Set<String> permissions, List<Component> components, Set<String> flags) {

  /**
   * @param kind activity, service, receiver or provider
   * @param open whether any other app may use it
   */
  record Component(String kind, String name, boolean open) {}
}
