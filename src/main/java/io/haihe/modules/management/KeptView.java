package io.haihe.modules.management;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.intake.form.Option;
import io.haihe.platform.Finding;
import java.util.List;

/**
 * The lists a viewer has kept, and the form that keeps one more.
 *
 * @param units with whom it may be shared
 * @param name that was entered
 * @param findings what was wrong with it
 */
public record KeptView(List<Kept> lists, List<Option> units, String name, List<Finding> findings) {

  /**
   * @param id of an own one; 0 for one of a colleague's
   * @param open whether it is the list shown
   * @param by the colleague who shares it, or empty
   * @param unit with which it is shared, or empty
   * @param what the tab and the filters in words
   */
  public record Kept(
      long id, String name, String link, Cases.Count count, boolean open, String by, String unit, boolean begins, String what) {}
}
