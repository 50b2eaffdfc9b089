/** The {@code haihe} command: one class for each sub-command, each a thin shell around published beans. */
@NullMarked
@ApplicationModule(id = "cli")
package io.haihe.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
