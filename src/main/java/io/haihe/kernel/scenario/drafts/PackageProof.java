package io.haihe.kernel.scenario.drafts;

import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Finding;
import java.util.List;
import java.util.SortedMap;

/** Something a package without faults must still pass before it is published, such as its own stories. */
public interface PackageProof {

  /** @return what is wrong, at the files of the package; empty when all is well */
  List<Finding> findings(Scenario scenario, SortedMap<String, byte[]> files);
}
