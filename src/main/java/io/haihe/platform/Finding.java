package io.haihe.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with an input, said so that its author can mend it.
 *
 * <p>The words come from the message bundles: {@code code} names the sentence that says what is wrong, {@code
 * code.mend} the one that says what to do.
 *
 * @param file the file as its author knows it, or null for input that is no file
 * @param line 1-based, 0 where there is none
 * @param column 1-based, 0 where there is none
 * @param field the field, column or YAML path, or null
 * @param code key of the sentence in the message bundles
 * @param args arguments of both sentences
 */
public record Finding(
    @Nullable String file, int line, int column, @Nullable String field, String code, List<Object> args) {

  /** A finding on a field of a form or a request. */
  public static Finding ofField(String field, String code, Object... args) {
    return new Finding(null, 0, 0, field, code, List.of(args));
  }

  /** A finding at a place in a text file. */
  public static Finding at(String file, int line, int column, String field, String code, Object... args) {
    return new Finding(file, line, column, field, code, List.of(args));
  }
}
