package io.haihe.modules.management;

import io.haihe.kernel.intake.form.Sheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is, or was, done to several cases at once.
 *
 * @param name of what is done
 * @param action what the form sends to do it
 * @param picks the cases, each with the version seen
 * @param refusal what is wrong with the form as a whole, or null
 */
public record BulkView(
    String name, String action, String key, List<String> picks, Sheet sheet, @Nullable String refusal) {

  /**
   * What became of one case.
   *
   * @param why empty where it was done
   */
  public record Result(String number, boolean done, String why) {}
}
