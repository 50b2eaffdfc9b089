package io.haihe.kernel.casework.papers;

import io.haihe.platform.StartFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openpdf.text.DocumentException;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.util.function.SingletonSupplier;

/**
 * The fonts of documents, embedded in each. For every character the first that has it is used: those the operator names, then one for
 * Latin, Greek and Cyrillic, then one for Chinese. Rare characters that none has are printed as {@code 〓}, so that a gap shows.
 */
final class PaperFonts {

  private static final List<String> SHIPPED = List.of("DejaVuSans.ttf", "DroidSansFallbackFull.ttf");
  private static final int MISSING = '〓';

  private final List<BaseFont> own;
  private final SingletonSupplier<List<BaseFont>> all;

  /**
   * @param files of the operator's fonts
   * @throws StartFault if one cannot be used
   */
  PaperFonts(List<String> files) {
    own = files.stream().map(PaperFonts::ofFile).toList();
    all = SingletonSupplier.of(() -> Stream.concat(own.stream(), SHIPPED.stream().map(PaperFonts::shipped)).toList());
  }

  /** A stretch of text in one font. */
  record Run(String text, BaseFont font) {}

  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    StringBuilder stretch = new StringBuilder();
    BaseFont before = null;
    for (int written : text.codePoints().toArray()) {
      int character = Character.isWhitespace(written) ? ' ' : has(written) ? written : MISSING;
      BaseFont font = before != null && Character.isSpaceChar(character) ? before : fontOf(character);
      if (before != null && font != before) {
        runs.add(new Run(stretch.toString(), before));
        stretch.setLength(0);
      }
      stretch.appendCodePoint(character);
      before = font;
    }
    if (before != null) {
      runs.add(new Run(stretch.toString(), before));
    }
    return runs;
  }

  /** What is set where there is no character. */
  BaseFont usual() {
    return fonts().getFirst();
  }

  private boolean has(int character) {
    return fonts().stream().anyMatch(font -> font.charExists(character));
  }

  private BaseFont fontOf(int character) {
    return fonts().stream().filter(font -> font.charExists(character)).findFirst().orElseGet(fonts()::getLast);
  }

  private List<BaseFont> fonts() {
    return all.obtain();
  }

  private static BaseFont shipped(String name) {
    try (InputStream in = PaperFonts.class.getResourceAsStream("/fonts/" + name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return font(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BaseFont ofFile(String file) {
    String[] parts = file.split("#", 2);
    try {
      return font(parts.length == 1 ? parts[0] : parts[0] + "," + parts[1], Files.readAllBytes(Path.of(parts[0])));
    } catch (IOException | DocumentException e) {
      throw new StartFault(e, "casework.paper.font", file, e instanceof IOException ? e.toString() : String.valueOf(e.getMessage()));
    }
  }

  private static BaseFont font(String name, byte[] bytes) throws IOException {
    return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes, null);
  }
}
