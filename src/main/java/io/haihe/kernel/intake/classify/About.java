package io.haihe.kernel.intake.classify;

import java.time.Instant;

/**
 * What a model was learnt from, and how good it was when each fifth of the texts was judged by what was learnt from the others.
 *
 * @param at when it was learnt
 * @param texts how many texts it was learnt from and judged by
 * @param samples how many of our own texts it was learnt from besides
 * @param top3 how often the true label was among the first three
 */
public record About(Instant at, int texts, int samples, double accuracy, double macroF1, double top3) {}
