@NullMarked
package io.haihe;

import org.jspecify.annotations.NullMarked;
