/** How people and programs prove who they are, and which paths need it. */
@NullMarked
@NamedInterface("signin")
package io.haihe.kernel.org.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
