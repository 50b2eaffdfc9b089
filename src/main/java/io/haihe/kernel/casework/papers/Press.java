package io.haihe.kernel.casework.papers;

import io.haihe.kernel.casework.Printing.Printable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Prints documents its own way. A module that does so for some is a bean of this type; the others are printed as plain papers. */
public interface Press {

  /** A PDF; empty for what it does not print. */
  Optional<byte[]> print(Printable printable, Locale locale, Instant now);
}
