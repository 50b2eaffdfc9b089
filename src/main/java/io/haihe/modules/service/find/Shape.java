package io.haihe.modules.service.find;

/** In which shape something is looked for: as words, as it sounds, by first letters. Each is indexed for names and for phrases. */
enum Shape {
  WORDS,
  SOUNDS,
  INITIALS;

  static final String DEPARTMENT = "department";
  static final String WHOLE_NAME = "name.whole";
  static final String WHOLE_PHRASE = "phrase.whole";

  final String inName = "name." + name();
  final String inPhrases = "phrase." + name();
}
