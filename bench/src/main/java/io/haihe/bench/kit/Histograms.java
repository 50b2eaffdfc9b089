package io.haihe.bench.kit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Histograms of microseconds, three digits exact, up to ten minutes. */
public final class Histograms {

  private static final long HIGHEST = 600_000_000L;

  private Histograms() {}

  public static Histogram empty() {
    return new Histogram(HIGHEST, 3);
  }

  public static String encode(Histogram histogram) {
    var buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }

  public static Histogram decode(String text) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(text)), HIGHEST);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
