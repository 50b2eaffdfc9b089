package io.haihe.kernel.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.formats.jpeg.JpegImageMetadata;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;

/**
 * Keeps of a JPEG file only what is needed to show it: EXIF with its positions and thumbnails, XMP, IPTC, comments, further pictures and
 * whatever follows the end of the picture go. The pixels stay as they are, and which side is up is kept, or photographs would lie down.
 */
final class JpegCleaner {

  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COMMENT = 0xFE;
  private static final byte[] PLAIN_HEADER = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COLOUR_PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

  private final ByteBuffer in;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private JpegCleaner(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  static byte[] clean(byte[] bytes) throws BrokenFile {
    return new JpegCleaner(bytes).run(orientation(bytes));
  }

  private byte[] run(int orientation) throws BrokenFile {
    try {
      marker(START);
      out.write(0xFF);
      out.write(START);
      if (orientation > 1) {
        out.writeBytes(upright(orientation));
      }
      while (segment()) {}
      return out.toByteArray();
    } catch (BufferUnderflowException | NegativeArraySizeException cutOff) {
      throw new BrokenFile();
    }
  }

  private void marker(int expected) throws BrokenFile {
    if (next() != 0xFF || next() != expected) {
      throw new BrokenFile();
    }
  }

  private int next() {
    return in.get() & 0xFF;
  }

  /** @return whether more follows */
  private boolean segment() throws BrokenFile {
    if (next() != 0xFF) {
      throw new BrokenFile();
    }
    int marker = next();
    while (marker == 0xFF) {
      marker = next();
    }
    if (marker == END) {
      out.write(0xFF);
      out.write(END);
      return false;
    }
    byte[] body = new byte[(in.getShort() & 0xFFFF) - 2];
    in.get(body);
    if (kept(marker, body)) {
      write(marker, body);
    }
    if (marker == SCAN) {
      scan();
    }
    return true;
  }

  private static boolean kept(int marker, byte[] body) {
    return switch (marker) {
      case APP0 -> begins(body, PLAIN_HEADER);
      case APP2 -> begins(body, COLOUR_PROFILE);
      case APP14 -> true;
      default -> (marker < APP0 || marker > APP15) && marker != COMMENT;
    };
  }

  private static boolean begins(byte[] body, byte[] beginning) {
    return Arrays.equals(Arrays.copyOf(body, beginning.length), beginning);
  }

  private void write(int marker, byte[] body) {
    out.write(0xFF);
    out.write(marker);
    out.write((body.length + 2) >> 8);
    out.write(body.length + 2);
    out.writeBytes(body);
  }

  /** Copies coded pixels up to the next marker; a coded FF is followed by 00, and restart marks belong to the pixels. */
  private void scan() {
    while (true) {
      int one = next();
      if (one == 0xFF) {
        int two = next();
        if (two != 0 && (two < 0xD0 || two > 0xD7)) {
          in.position(in.position() - 2);
          return;
        }
        out.write(0xFF);
        out.write(two);
      } else {
        out.write(one);
      }
    }
  }

  private static int orientation(byte[] bytes) {
    try {
      return Imaging.getMetadata(bytes) instanceof JpegImageMetadata jpeg
              && jpeg.findExifValue(TiffTagConstants.TIFF_TAG_ORIENTATION) != null
          ? jpeg.findExifValue(TiffTagConstants.TIFF_TAG_ORIENTATION).getIntValue()
          : 1;
    } catch (IOException | IllegalArgumentException unreadable) {
      return 1;
    }
  }

  /** An EXIF segment that says nothing but which side is up. */
  private static byte[] upright(int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36).order(ByteOrder.BIG_ENDIAN);
    exif.putShort((short) 0xFFE1).putShort((short) 34);
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    exif.putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) Math.min(orientation, 8)).putShort((short) 0);
    exif.putInt(0);
    return exif.array();
  }
}
