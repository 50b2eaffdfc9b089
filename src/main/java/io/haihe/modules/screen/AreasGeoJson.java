package io.haihe.modules.screen;

import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.ScreenLayout;
import java.time.Instant;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The places of a screen as GeoJSON, with the outlines the operator has loaded; one without is a feature without geometry, since a tile of the
 * cartogram lies nowhere on earth.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7946">RFC 7946</a>
 */
@Component
class AreasGeoJson {

  private final Areas areas;
  private final Places places;
  private final JsonMapper json = JsonMapper.builder().build();

  AreasGeoJson(Areas areas, Places places) {
    this.areas = areas;
    this.places = places;
  }

  byte[] of(Areas.Lines lines, Instant now, Locale locale) {
    ObjectNode collection = json.createObjectNode();
    collection.put("type", "FeatureCollection");
    collection.put("asOf", now.toString());
    collection.put("from", lines.query().period().from().toString());
    collection.put("to", lines.query().period().to().toString());
    ArrayNode features = collection.putArray("features");
    lines.lines().stream().filter(line -> !line.itself()).forEach(line -> feature(features.addObject(), lines, line, locale));
    return json.writeValueAsBytes(collection);
  }

  private void feature(ObjectNode feature, Areas.Lines lines, Areas.Line line, Locale locale) {
    feature.put("type", "Feature");
    feature.put("id", line.place().toString());
    places.shape(line.place()).ifPresentOrElse(shape -> geometry(feature.putObject("geometry"), shape), () -> feature.putNull("geometry"));
    ObjectNode properties = feature.putObject("properties");
    properties.put("name", places.name(line.place(), locale));
    properties.put(ScreenLayout.OPEN, line.standing().open());
    properties.put(ScreenLayout.OVERDUE, line.standing().overdue());
    properties.put(ScreenLayout.OPENED, line.opened());
    properties.put(ScreenLayout.ENDED, line.ended());
    if (lines.measure() != null && Areas.another(lines)) {
      Sum sum = lines.measure().of(line.sums()).sum();
      properties.put("measure", areas.name(lines, locale));
      properties.put("value", line.value());
      properties.put("numerator", sum.part());
      properties.put("denominator", sum.whole());
    }
  }

  private static void geometry(ObjectNode node, Geometry shape) {
    node.put("type", "MultiPolygon");
    ArrayNode polygons = node.putArray("coordinates");
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      if (shape.getGeometryN(i) instanceof Polygon polygon) {
        ArrayNode rings = polygons.addArray();
        ring(rings.addArray(), polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          ring(rings.addArray(), polygon.getInteriorRingN(hole));
        }
      }
    }
  }

  private static void ring(ArrayNode node, LinearRing ring) {
    for (Coordinate point : ring.getCoordinates()) {
      node.addArray().add(point.x).add(point.y);
    }
  }
}
