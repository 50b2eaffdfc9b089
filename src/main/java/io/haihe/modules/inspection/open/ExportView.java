package io.haihe.modules.inspection.open;

import java.util.List;

/**
 * @param reads whether the viewer may have the records
 * @param checked whether records were looked at
 * @param whole whether all of them were
 * @param departments whose codes the viewer may say
 */
public record ExportView(
    boolean reads, String from, String until, boolean checked, boolean whole, List<Fault> faults, List<Department> departments) {

  /**
   * A record that cannot be handed on.
   *
   * @param number of the case
   * @param why keys of texts
   */
  public record Fault(String actionNo, String number, String party, List<String> why) {}

  /** @param version of what is known, 0 where nothing is */
  public record Department(long unit, String name, String place, String code, String level, int version) {}
}
