package io.haihe.platform;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * An address as a QR code. A seventh of it may be damaged.
 *
 * @param dark the squares row by row, the margin with them
 */
public record QrCode(boolean[][] dark) {

  private static final int MARGIN = 4;

  /** @throws IllegalArgumentException if the address is longer than some two thousand letters */
  public static QrCode of(String address) {
    try {
      BitMatrix matrix = new QRCodeWriter().encode(
          address, BarcodeFormat.QR_CODE, 0, 0,
          Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, MARGIN));
      boolean[][] dark = new boolean[matrix.getHeight()][matrix.getWidth()];
      for (int row = 0; row < dark.length; row++) {
        for (int column = 0; column < dark[row].length; column++) {
          dark[row][column] = matrix.get(column, row);
        }
      }
      return new QrCode(dark);
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(tooLong);
    }
  }

  /** How many squares it is wide and high. */
  public int size() {
    return dark.length;
  }

  /** The path of an SVG whose units are the squares. */
  public String path() {
    StringBuilder path = new StringBuilder();
    for (int row = 0; row < dark.length; row++) {
      for (int column = 0; column < dark.length; column++) {
        if (dark[row][column]) {
          path.append('M').append(column).append(' ').append(row).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }
}
