package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Notice;
import java.util.List;

/**
 * A notice that a case has given.
 *
 * @param entry what happened
 * @param matter the case as it stood then
 * @param tasks those it was about
 * @param soFar its timeline up to then, the entry among it
 */
public record Told(Notice notice, Entry entry, Case matter, List<Task> tasks, List<Entry> soFar) {}
