package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the shapes of places from GeoJSON, feature by feature, and brings them to WGS-84. */
final class ShapeFile {

  private static final JsonFactory FACTORY = JsonFactory.builder().build();
  private static final Set<Integer> CODE_LENGTHS = Set.of(2, 4, 6, 9, 12, 15);
  private static final int CODE_LENGTH = 12;

  private final Findings findings;
  private final Set<PlaceCode> places;
  private final ShiftCheck evidence;
  private final Map<PlaceCode, Integer> lineOf = new HashMap<>();
  private final List<PlacedShape> shapes = new ArrayList<>();
  private @Nullable CoordinateSystem declared;

  ShapeFile(@Nullable CoordinateSystem declared, List<PlaceRow> rows, Findings findings) {
    this.declared = declared;
    this.findings = findings;
    evidence = new ShiftCheck(rows);
    places = Set.copyOf(rows.stream().map(PlaceRow::code).toList());
  }

  List<PlacedShape> read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        members(parser);
      } else {
        findings.error(1, 1, "", "place.shape.no-collection");
      }
    } catch (JacksonException e) {
      var at = e.getLocation();
      findings.error(
          at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), "", "place.shape.syntax", e.getOriginalMessage());
    }
    evidence.report(declared, findings);
    return toWgs84();
  }

  private void members(JsonParser parser) {
    boolean features = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      evidence.sawMember(name);
      parser.nextToken();
      if (name.equals("features") && parser.currentToken() == JsonToken.START_ARRAY) {
        features = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          feature(LocatedNode.read(parser));
        }
      } else {
        member(name, LocatedNode.read(parser));
      }
    }
    if (!features) {
      findings.error(1, 1, "features", "place.shape.no-collection");
    }
  }

  private void member(String name, LocatedNode node) {
    if (!name.equals("crs") || declared != null) {
      return;
    }
    LocatedNode properties = node.get("properties");
    LocatedNode crs = properties == null ? null : properties.get("name");
    if (crs != null) {
      declared = CoordinateSystem.ofCrs(crs.text()).orElse(null);
      if (declared == null) {
        findings.error(crs, "crs", "place.shape.crs", crs.text());
      }
    }
  }

  private void feature(LocatedNode feature) {
    String id = id(feature);
    PlaceCode code = codeOf(id);
    if (code == null || !places.contains(code)) {
      findings.warn(feature, "id", "place.shape.unknown", id);
      return;
    }
    Integer before = lineOf.putIfAbsent(code, feature.line());
    if (before != null) {
      findings.error(feature, "id", "place.shape.twice", id, before);
      return;
    }
    String name = name(feature, id);
    Geometry shape = new GeoJsonGeometry(findings, name).read(feature);
    Geometry mended = shape == null ? null : ShapeRepair.mend(shape, feature, name, findings);
    evidence.saw(code, feature, mended == null ? null : shape);
    if (mended != null) {
      shapes.add(new PlacedShape(code, mended, ""));
    }
  }

  private static String id(LocatedNode feature) {
    LocatedNode properties = feature.get("properties");
    LocatedNode code = properties == null ? null : properties.get("code");
    LocatedNode id = code == null ? feature.get("id") : code;
    return id == null ? "" : id.text().strip();
  }

  private static String name(LocatedNode feature, String id) {
    LocatedNode properties = feature.get("properties");
    LocatedNode name = properties == null ? null : properties.get("name");
    return name == null ? id : id + " " + name.text();
  }

  /** A code, or the leading digits that a district or street is often known by. */
  private static @Nullable PlaceCode codeOf(String id) {
    if (!id.matches("\\d+") || !CODE_LENGTHS.contains(id.length())) {
      return null;
    }
    return PlaceCode.of(id + "0".repeat(Math.max(0, CODE_LENGTH - id.length())));
  }

  private List<PlacedShape> toWgs84() {
    String said = declared == null ? "undeclared" : declared.key();
    boolean convert = declared == CoordinateSystem.GCJ02;
    double moved = 0;
    List<PlacedShape> result = new ArrayList<>();
    for (PlacedShape placed : shapes) {
      Geometry shape = convert ? converted(placed.shape()) : placed.shape();
      moved += Gcj02.metres(shape.getCoordinate(), placed.shape().getCoordinate());
      result.add(new PlacedShape(placed.code(), shape, said));
    }
    if (convert && !result.isEmpty()) {
      findings.warn(1, 1, "coordinates", "place.shape.converted", result.size(), Math.round(moved / result.size()));
    }
    return result;
  }

  private static Geometry converted(Geometry shape) {
    Geometry copy = shape.copy();
    copy.apply((CoordinateFilter) ShapeFile::toWgs84);
    copy.geometryChanged();
    return copy.isValid() ? copy : copy.buffer(0);
  }

  private static void toWgs84(Coordinate point) {
    Coordinate wgs = Gcj02.toWgs84(point);
    point.x = wgs.x;
    point.y = wgs.y;
  }
}
