package io.haihe.modules.service;

/**
 * Something to bring.
 *
 * @param form {@code paper}, {@code electronic} or {@code either}; empty where that is not said
 * @param originals how many; 0 where only a copy is wanted, or it is not said
 * @param source {@code applicant}, {@code department} or {@code other}: who has it; empty where that is not said
 * @param required whether nothing goes on without it
 * @param tolerated whether it may be handed in later (容缺)
 * @param within until how long after the application was accepted it may be handed in later, such as {@code 5 working-day}; empty where that is not said
 * @param promise whether a written promise does instead (告知承诺)
 * @param certificate type of the electronic certificate that takes its place, or empty
 */
public record Material(
    Bilingual name, String form, int originals, int copies, String source, boolean required, boolean tolerated, String within, boolean promise,
    String certificate, Bilingual note) {}
