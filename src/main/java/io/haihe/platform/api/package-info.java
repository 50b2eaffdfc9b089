/** How programs' requests are read: strictly, so that a mistake is named instead of guessed around. */
@NullMarked
package io.haihe.platform.api;

import org.jspecify.annotations.NullMarked;
