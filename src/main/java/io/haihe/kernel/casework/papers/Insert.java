package io.haihe.kernel.casework.papers;

import io.haihe.kernel.casework.Printing.Printable;
import java.util.List;
import java.util.Locale;

/** What a module knows of a case beyond it, for documents that ask for it by name ({@code insert:}). Such a module has a bean of this type. */
public interface Insert {

  /** Empty for a name that is not its own; nothing personal where the document is not {@link io.haihe.kernel.scenario.PrintForm#personal personal}. */
  List<Paper.Block> of(String name, Printable printable, Locale locale);
}
