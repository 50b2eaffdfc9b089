/** What every module stands on and what knows no module: clock, findings, texts, web frame, embedded database. */
@NullMarked
@ApplicationModule(id = "platform", type = ApplicationModule.Type.OPEN)
package io.haihe.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
