package io.haihe.modules.inspection.visit;

/**
 * What is read out to the party, in one language.
 *
 * @param key {@code zh} or {@code en}
 * @param tag as HTML names the language
 * @param name of the language, in that of the page
 * @param text as things are entered now
 * @param words what the page makes it of anew where there is no signal, as JSON
 */
public record SpokenView(String key, String tag, String name, String text, String words) {}
