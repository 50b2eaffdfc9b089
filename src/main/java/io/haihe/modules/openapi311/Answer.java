package io.haihe.modules.openapi311;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the specification, from which both of its forms are made.
 *
 * @param root name of the XML root element
 * @param content an object, or a list whose XML elements are named as the root without its plural
 */
record Answer(String root, Object content) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

  /** How XML calls one of a list. */
  private static final Map<String, String> ONE_OF =
      Map.of(
          "services", "service", "service_requests", "request", "errors", "error", "attributes", "attribute",
          "values", "value", "endpoints", "endpoint", "formats", "format");

  /** An object whose fields keep their order. */
  static final class Fields extends LinkedHashMap<String, @Nullable Object> {

    Fields and(String name, @Nullable Object value) {
      put(name, value);
      return this;
    }
  }

  static Fields fields() {
    return new Fields();
  }

  String in(Format format) {
    return format == Format.JSON ? JSON.writeValueAsString(content) : xml();
  }

  private String xml() {
    StringWriter text = new StringWriter().append(DECLARATION);
    try {
      XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      element(writer, root, content);
      writer.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("written to memory", impossible);
    }
    return text.toString();
  }

  private static void element(XMLStreamWriter writer, String name, @Nullable Object value) throws XMLStreamException {
    if (value == null || "".equals(value)) {
      writer.writeEmptyElement(name);
      return;
    }
    writer.writeStartElement(name);
    switch (value) {
      case Map<?, ?> object -> {
        for (Map.Entry<?, ?> field : object.entrySet()) {
          element(writer, field.getKey().toString(), field.getValue());
        }
      }
      case List<?> list -> {
        for (Object each : list) {
          element(writer, ONE_OF.getOrDefault(name, name), each);
        }
      }
      default -> writer.writeCharacters(allowed(value.toString()));
    }
    writer.writeEndElement();
  }

  /** Without the control characters that XML 1.0 has no way to write. */
  private static String allowed(String text) {
    return text.codePoints()
        .filter(at -> at == '\t' || at == '\n' || at == '\r' || at >= 0x20 && at != 0xFFFE && at != 0xFFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
