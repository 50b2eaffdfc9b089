package io.haihe.kernel.casework;

/**
 * A step that would be the asker's to take, if a rule of the scenario did not stand against it now.
 *
 * @param task number of the task whose step it is, or 0 for a transition of the case
 * @param key the transition, or the task's step
 * @param why the rule's refusal
 */
public record Barred(int task, String key, Outcome.Refused why) {}
