/**
 * On site: what officers enter at a visit, with and without signal, and the sealed record it comes to. Entries are only added; what two officers
 * entered without knowing of each other is kept and shown, never overwritten.
 */
@NullMarked
package io.haihe.modules.inspection.visit;

import org.jspecify.annotations.NullMarked;
