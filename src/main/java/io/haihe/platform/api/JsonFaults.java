package io.haihe.platform.api;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a JSON text, said of the field it is wrong in. */
final class JsonFaults {

  static final String WHOLE = "";

  private JsonFaults() {}

  static BadInput of(JacksonException fault) {
    return new BadInput(
        switch (fault) {
          case StreamReadException unreadable -> unreadable(unreadable);
          case UnrecognizedPropertyException unknown ->
              Finding.ofField(path(unknown.getPath()), "api.json.unknown", unknown.getPropertyName());
          case MismatchedInputException wrong -> Finding.ofField(path(wrong.getPath()), "api.json.type");
          default -> Finding.ofField(path(fault.getPath()), "api.json.value");
        });
  }

  private static Finding unreadable(StreamReadException fault) {
    int line = fault.getLocation() == null ? 0 : Math.max(0, fault.getLocation().getLineNr());
    int column = fault.getLocation() == null ? 0 : Math.max(0, fault.getLocation().getColumnNr());
    return new Finding(null, line, column, path(fault.getPath()), "api.json.syntax", List.of(line, column));
  }

  private static String path(List<Reference> references) {
    StringBuilder path = new StringBuilder();
    for (Reference each : references) {
      if (each.getPropertyName() == null) {
        path.append('[').append(each.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(each.getPropertyName());
      }
    }
    return path.toString();
  }
}
