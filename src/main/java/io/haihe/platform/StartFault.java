package io.haihe.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something around us keeps Haihe from starting, and a person can mend it. The command line says it in one line. */
public final class StartFault extends RuntimeException {

  private final transient Finding finding;

  /** @param code key of the sentence in the message bundles */
  public StartFault(String code, Object... args) {
    this(null, code, args);
  }

  public StartFault(@Nullable Throwable cause, String code, Object... args) {
    super(code + " " + List.of(args), cause);
    this.finding = new Finding(null, 0, 0, null, code, List.of(args));
  }

  public Finding finding() {
    return finding;
  }
}
