package io.haihe.kernel.casework;

import java.util.List;

/**
 * What somebody may do on a case now.
 *
 * @param open the steps they may take
 * @param barred those that would be theirs, if a rule of the scenario did not stand against them now
 */
public record Offer(List<Choice> open, List<Barred> barred) {}
