package io.haihe.kernel.scenario.drafts;

import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the checker says of a draft.
 *
 * @param scenario null where the package has faults of its own
 * @param errors what keeps it from being published, in the order of files and lines
 * @param warnings what is odd, but does no harm
 */
public record Judgement(@Nullable Scenario scenario, List<Finding> errors, List<Finding> warnings) {

  /** Those of one file, errors first. */
  public List<Finding> of(String path) {
    return Stream.concat(errors.stream(), warnings.stream()).filter(finding -> path.equals(finding.file())).toList();
  }

  public boolean isError(Finding finding) {
    return errors.contains(finding);
  }
}
