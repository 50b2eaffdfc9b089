package io.haihe.kernel.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a scenario's form, ready to be shown.
 *
 * @param key as the schema calls it
 * @param widget text, textarea, select, radio, checkbox, date, datetime, number, stars
 * @param value what was entered; for several values see {@code options}
 * @param longest how many characters it takes, or null
 * @param smallest least number, or null
 * @param greatest greatest number, or null
 * @param errors what is wrong with what was entered
 */
public record FieldView(
    String key,
    String label,
    String help,
    String widget,
    boolean required,
    boolean several,
    String value,
    List<Option> options,
    @Nullable Integer longest,
    @Nullable Integer smallest,
    @Nullable Integer greatest,
    List<String> errors) {

  public record Option(String value, String label, boolean chosen) {}
}
