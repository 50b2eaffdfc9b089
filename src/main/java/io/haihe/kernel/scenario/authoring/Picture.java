package io.haihe.kernel.scenario.authoring;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.properties.IProperty;
import org.eclipse.elk.graph.properties.Property;

/** Writes laid-out graphs as one SVG, each below the one before. Its colours follow the reader's choice of light or dark. */
final class Picture {

  static final IProperty<Boolean> LAST = new Property<>("haihe.last", false);
  static final IProperty<Boolean> BY_SYSTEM = new Property<>("haihe.bySystem", false);

  private static final double HEADING = 30;
  private static final String STYLE =
      """
      text{font:13px system-ui,"Noto Sans CJK SC",sans-serif;fill:#1b2733;text-anchor:middle}
      .heading{font-size:17px;font-weight:600;text-anchor:start}.who{fill:#51606e;font-size:12px}
      rect{fill:#eef4fa;stroke:#1f5f99;rx:8}.last{stroke-width:3}.any{fill:none;stroke-dasharray:5 4}
      path{fill:none;stroke:#51606e}.clock{stroke-dasharray:5 4}.label{font-size:12px;paint-order:stroke;stroke:#fff;stroke-width:4px}
      marker path{fill:#51606e}
      @media(prefers-color-scheme:dark){text{fill:#e6edf3}.who{fill:#a9b6c2}rect{fill:#16222e;stroke:#6aa9e0}path{stroke:#a9b6c2}\
      .label{stroke:#0d1117}marker path{fill:#a9b6c2}}
      """;

  private final StringWriter body = new StringWriter();
  private final XMLStreamWriter xml;
  private double width;
  private double height;

  Picture() {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(body);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void heading(String text) {
    height += HEADING;
    write(() -> text("heading", 12, height - 8, text));
  }

  void add(ElkNode graph) {
    write(() -> {
      start("g", "transform", "translate(0 " + number(height) + ")");
      for (ElkEdge edge : graph.getContainedEdges()) {
        arrow(edge);
      }
      for (ElkNode node : graph.getChildren()) {
        box(node);
      }
      for (ElkEdge edge : graph.getContainedEdges()) {
        labels(edge);
      }
      xml.writeEndElement();
    });
    width = Math.max(width, graph.getWidth());
    height += graph.getHeight();
  }

  String svg() {
    write(xml::flush);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s">
        <style>%3$s</style>
        <defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
        %4$s
        </svg>
        """.formatted(number(width), number(height), STYLE.replace("\n", ""), body);
  }

  private void box(ElkNode node) throws XMLStreamException {
    String kind = node.getIdentifier().isEmpty() ? "any" : node.getProperty(LAST) ? "last" : "state";
    start("rect", "class", kind, "x", number(node.getX()), "y", number(node.getY()), "width", number(node.getWidth()),
        "height", number(node.getHeight()));
    xml.writeEndElement();
    double y = node.getY() + StateChart.LINE;
    String style = "state";
    for (ElkLabel label : node.getLabels()) {
      text(style, node.getX() + node.getWidth() / 2, y, label.getText());
      y += StateChart.LINE;
      style = "who";
    }
  }

  private void arrow(ElkEdge edge) throws XMLStreamException {
    for (ElkEdgeSection section : edge.getSections()) {
      List<String> points = new ArrayList<>();
      points.add(point(section.getStartX(), section.getStartY()));
      section.getBendPoints().stream().map(Picture::point).forEach(points::add);
      points.add(point(section.getEndX(), section.getEndY()));
      start("path", "class", edge.getProperty(BY_SYSTEM) ? "clock" : "step", "d", "M" + String.join("L", points), "marker-end", "url(#to)");
      xml.writeEndElement();
    }
  }

  private void labels(ElkEdge edge) throws XMLStreamException {
    for (ElkLabel label : edge.getLabels()) {
      text("label", label.getX() + label.getWidth() / 2, label.getY() + StateChart.TEXT, label.getText());
    }
  }

  private static String point(ElkBendPoint point) {
    return point(point.getX(), point.getY());
  }

  private static String point(double x, double y) {
    return Stream.of(x, y).map(Picture::number).collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private void text(String style, double x, double y, String text) throws XMLStreamException {
    start("text", "class", style, "x", number(x), "y", number(y));
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void start(String element, String... attributes) throws XMLStreamException {
    xml.writeStartElement(element);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }

  /** It all goes to memory. */
  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
