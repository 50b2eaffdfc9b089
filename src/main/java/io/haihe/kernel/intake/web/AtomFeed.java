package io.haihe.kernel.intake.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A feed in Atom (RFC 4287). */
final class AtomFeed {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final XMLStreamWriter xml;

  private AtomFeed(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * @param self its own address, which is its id too
   * @param page the same for people
   */
  record Head(String self, String page, String title, String author, String language, Instant updated) {}

  /** @param link the address of its page, which is its id too */
  record Entry(String link, String title, String summary, @Nullable Instant published, Instant updated) {}

  static byte[] write(Head head, List<Entry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      new AtomFeed(xml).feed(head, entries);
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a feed is written to memory", impossible);
    }
    return out.toByteArray();
  }

  private void feed(Head head, List<Entry> entries) throws XMLStreamException {
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    xml.writeAttribute("xml:lang", head.language());
    text("id", head.self());
    text("title", head.title());
    text("updated", head.updated().toString());
    link("self", head.self());
    link("alternate", head.page());
    xml.writeStartElement("author");
    text("name", head.author());
    xml.writeEndElement();
    for (Entry entry : entries) {
      entry(entry);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void entry(Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    text("id", entry.link());
    text("title", entry.title());
    text("updated", entry.updated().toString());
    if (entry.published() != null) {
      text("published", entry.published().toString());
    }
    link("alternate", entry.link());
    text("summary", entry.summary());
    xml.writeEndElement();
  }

  private void link(String relation, String address) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", address);
  }

  /** Without what XML cannot hold. */
  private void text(String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
    xml.writeEndElement();
  }
}
