package io.haihe.modules.service.find;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;

/** Makes one spelling of many: simplified characters, half width, small letters, no accents; ü is v as on a keyboard. */
final class Folding {

  private static final char FIRST_HAN = 0x4e00;
  private static final char LAST_HAN = 0x9fff;
  private static final String MARKED_U = "üǖǘǚǜ";
  private static final char MOUTH_LIKE = '囗';
  private static final char[] SIMPLE = simple();

  private Folding() {}

  /** A character folded; may become none or several. */
  static String fold(int codePoint) {
    if (codePoint < 0x80) {
      return String.valueOf((char) Character.toLowerCase(codePoint));
    }
    if (codePoint >= FIRST_HAN && codePoint <= LAST_HAN) {
      return String.valueOf(SIMPLE[codePoint - FIRST_HAN]);
    }
    String small = Normalizer.normalize(Character.toString(codePoint), Form.NFKC).toLowerCase(Locale.ROOT);
    if (small.length() == 1 && MARKED_U.contains(small)) {
      return "v";
    }
    var folded = new StringBuilder();
    Normalizer.normalize(small, Form.NFD).chars().filter(Folding::isNoMark).forEach(c -> folded.append((char) c));
    return folded.toString();
  }

  static boolean isHan(char c) {
    return c >= FIRST_HAN && c <= LAST_HAN;
  }

  static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  private static boolean isNoMark(int c) {
    return Character.getType(c) != Character.NON_SPACING_MARK;
  }

  private static char[] simple() {
    var table = new char[LAST_HAN - FIRST_HAN + 1];
    for (char c = FIRST_HAN; c <= LAST_HAN; c++) {
      List<String> simple = ZhConverterUtil.toSimple(c); // null for what has none
      table[c - FIRST_HAN] = simple == null || simple.getFirst().length() != 1 ? c : simple.getFirst().charAt(0);
    }
    table[MOUTH_LIKE - FIRST_HAN] = '口';
    return table;
  }
}
