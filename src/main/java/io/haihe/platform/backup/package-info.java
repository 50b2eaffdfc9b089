/** The whole database in one file, and back: every table of every module, seen at one moment. */
@NullMarked
package io.haihe.platform.backup;

import org.jspecify.annotations.NullMarked;
