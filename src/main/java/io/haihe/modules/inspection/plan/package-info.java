/**
 * Plans and draws: a unit's year, its tasks, who is left alone and why, pools that are frozen and committed to, the draw once the public value is
 * there, redraws, and the visits that are opened as cases.
 */
@NullMarked
package io.haihe.modules.inspection.plan;

import org.jspecify.annotations.NullMarked;
