package io.haihe.modules.certificate;

import com.google.zxing.RGBLuminanceSource;
import java.awt.image.BufferedImage;

/** A picture as the reader of squares takes it. */
final class Luminance {

  private Luminance() {}

  static RGBLuminanceSource of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }
}
