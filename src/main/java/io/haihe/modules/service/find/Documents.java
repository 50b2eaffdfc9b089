package io.haihe.modules.service.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The items as documents in memory, in the order of their codes: document number n is entry n. */
record Documents(List<Entry> entries, DirectoryReader reader, Set<String> syllables) {

  static Documents of(Collection<Findable> items) {
    Map<String, Spoken> heard = new HashMap<>();
    List<Entry> entries = items.stream()
        .sorted(Comparator.comparing(Findable::code))
        .map(item -> entry(item, heard))
        .toList();
    Set<String> syllables = new HashSet<>();
    heard.values().forEach(spoken -> syllables.addAll(spoken.syllables()));
    return new Documents(entries, write(entries), Set.copyOf(syllables));
  }

  private static Entry entry(Findable item, Map<String, Spoken> heard) {
    return new Entry(
        item,
        heard.computeIfAbsent(item.nameZh(), Spoken::of),
        heard.computeIfAbsent(item.nameEn(), Spoken::of),
        item.phrases().stream().map(phrase -> heard.computeIfAbsent(phrase, Spoken::of)).toList(),
        heard.computeIfAbsent(item.departmentZh() + " " + item.departmentEn(), Spoken::of));
  }

  private static DirectoryReader write(List<Entry> entries) {
    var directory = new ByteBuffersDirectory();
    try {
      try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (Entry entry : entries) {
          writer.addDocument(document(entry));
        }
        writer.forceMerge(1);
      }
      return DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(Entry entry) {
    var document = new Document();
    add(document, entry.names(), Shape.WORDS.inName, Shape.SOUNDS.inName, Shape.INITIALS.inName, Shape.WHOLE_NAME);
    add(document, entry.phrases(), Shape.WORDS.inPhrases, Shape.SOUNDS.inPhrases, Shape.INITIALS.inPhrases, Shape.WHOLE_PHRASE);
    add(document, Shape.DEPARTMENT, entry.department().words());
    add(document, Shape.WHOLE_NAME, Set.of(Sign.join(Sign.of(entry.item().code()))));
    return document;
  }

  private static void add(Document document, List<Spoken> texts, String words, String sounds, String initials, String whole) {
    for (Spoken text : texts) {
      add(document, words, text.words());
      add(document, sounds, text.sounding());
      add(document, initials, text.initials());
      if (!text.signs().isEmpty()) {
        add(document, whole, Set.of(text.whole()));
      }
    }
  }

  private static void add(Document document, String field, Set<String> terms) {
    terms.forEach(term -> document.add(new StringField(field, term, Store.NO)));
  }
}
