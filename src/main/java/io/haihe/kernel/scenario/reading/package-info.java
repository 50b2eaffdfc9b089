/** How a package becomes a {@link io.haihe.kernel.scenario.Scenario}: files, positions, rules, forms, and every check. */
@NullMarked
package io.haihe.kernel.scenario.reading;

import org.jspecify.annotations.NullMarked;
