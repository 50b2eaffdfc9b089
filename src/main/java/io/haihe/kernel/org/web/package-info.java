/** The pages on which people are looked after, and each person's own. */
@NullMarked
package io.haihe.kernel.org.web;

import org.jspecify.annotations.NullMarked;
