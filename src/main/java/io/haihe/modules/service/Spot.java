package io.haihe.modules.service;

import io.haihe.platform.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where something was read, and what was found wrong there.
 *
 * @param file null for what is no file
 */
record Spot(@Nullable String file, int line, List<Finding> findings) {

  void blame(String path, String code, Object... args) {
    findings.add(new Finding(file, line, 0, path, "service.fault." + code, List.of(args)));
  }
}
