package io.haihe.kernel.intake;

import io.haihe.kernel.org.Viewer;
import java.util.Locale;
import java.util.Optional;

/** Knows who stands at whose window. A module that has counters is a bean of this type. */
public interface AtWindow {

  /** What is said above the form in which a member of staff enters a case, while somebody stands there; empty otherwise. */
  Optional<String> present(Viewer viewer, Locale locale);

  /**
   * A case was opened for whoever stands there.
   *
   * @return where the member of staff goes on; empty where nobody stands there
   */
  Optional<String> opened(Viewer viewer, String number);
}
