/** How people and programs prove who they are, and which paths need it. */
@NullMarked
package io.haihe.kernel.org.signin;

import org.jspecify.annotations.NullMarked;
