package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Transition;
import org.jspecify.annotations.Nullable;

/**
 * A step the asker may take now.
 *
 * @param task number of the task whose step it is, or 0 for a transition of the case
 * @param key the transition, or the task's step
 * @param form what must be entered, or null
 */
public record Choice(int task, String key, @Nullable Form form, Transition.Intent intent) {}
