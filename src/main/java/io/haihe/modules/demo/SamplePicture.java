package io.haihe.modules.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture that is seen at once to be none of anything: stripes and a cross. */
final class SamplePicture {

  private static final int WIDTH = 240;
  private static final int HEIGHT = 160;
  private static final int STRIPE = 20;

  private SamplePicture() {}

  static byte[] png() {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    for (int x = 0; x < WIDTH; x += STRIPE) {
      pen.setColor(x / STRIPE % 2 == 0 ? new Color(0xD9E2EC) : new Color(0xBCCCDC));
      pen.fillRect(x, 0, STRIPE, HEIGHT);
    }
    pen.setColor(new Color(0x829AB1));
    pen.drawLine(0, 0, WIDTH, HEIGHT);
    pen.drawLine(0, HEIGHT, WIDTH, 0);
    pen.dispose();
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
