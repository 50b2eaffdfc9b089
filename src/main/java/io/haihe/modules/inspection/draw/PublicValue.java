package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.text.Normalizer;

/**
 * What a public source published at the announced moment: the numbers of a lottery, a drand round, a closing index.
 *
 * @param text 1 to 500 characters on one line, without space around, in Unicode's form NFC
 */
public record PublicValue(String text) {

  /**
   * The value as somebody typed it.
   *
   * @throws BadInput if it is empty, too long, or more than one line
   */
  public static PublicValue of(String typed) {
    String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    if (text.isEmpty() || !Text.fits(text, Text.LONGEST)) {
      throw new BadInput(Finding.ofField("publicValue", "draw.value.text", Text.LONGEST));
    }
    return new PublicValue(text);
  }
}
