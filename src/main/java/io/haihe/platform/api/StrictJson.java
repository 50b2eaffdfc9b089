package io.haihe.platform.api;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads {@link ApiBody}s. */
final class StrictJson extends AbstractHttpMessageConverter<ApiBody> {

  private static final int MOST_BYTES = 1 << 20;

  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.USE_LONG_FOR_INTS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, StrictJson::onlyText)
          .build();

  StrictJson() {
    super(MediaType.APPLICATION_JSON, MediaType.valueOf("application/*+json"));
  }

  private static void onlyText(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return ApiBody.class.isAssignableFrom(type);
  }

  @Override
  public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected ApiBody readInternal(Class<? extends ApiBody> type, HttpInputMessage input)
      throws IOException, HttpMessageNotReadableException {
    byte[] bytes = input.getBody().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BadInput(Finding.ofField(JsonFaults.WHOLE, "api.json.tooBig", MOST_BYTES));
    }
    return read(bytes, type);
  }

  static <T extends ApiBody> T read(byte[] bytes, Class<T> type) {
    try {
      JsonNode tree = JSON.readTree(bytes);
      if (!tree.isObject()) {
        throw new BadInput(Finding.ofField(JsonFaults.WHOLE, "api.json.object"));
      }
      List<Finding> unclean = CleanText.findings(tree);
      if (!unclean.isEmpty()) {
        throw new BadInput(unclean);
      }
      return JSON.treeToValue(tree, type);
    } catch (JacksonException fault) {
      throw JsonFaults.of(fault);
    }
  }

  @Override
  protected void writeInternal(ApiBody body, HttpOutputMessage output) {
    throw new UnsupportedOperationException("bodies are read only");
  }
}
