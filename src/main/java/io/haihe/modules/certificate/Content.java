package io.haihe.modules.certificate;

import io.haihe.kernel.casework.papers.Paper;
import io.haihe.kernel.casework.papers.Paper.Block;
import io.haihe.kernel.casework.papers.Paper.Pair;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a certificate, as it read when it was issued. All of it is treated as personal.
 *
 * @param code under which it is checked
 * @param holder whose it is
 * @param texts by language
 */
record Content(String code, String holder, Map<String, Text> texts) {

  /** In one language. */
  record Text(String title, String note, List<Piece> pieces) {

    static Text of(Paper paper) {
      return new Text(paper.title(), paper.note(), paper.blocks().stream().flatMap(Piece::of).toList());
    }

    List<Pair> facts() {
      return pieces.stream().flatMap(piece -> Stream.ofNullable(piece.fields())).flatMap(List::stream).toList();
    }
  }

  /** A part of it: one of the four. */
  record Piece(@Nullable String heading, @Nullable String words, @Nullable List<Pair> fields, @Nullable List<String> lines) {

    static Stream<Piece> of(Block block) {
      return switch (block) {
        case Block.Heading heading -> Stream.of(new Piece(heading.text(), null, null, null));
        case Block.Words words -> Stream.of(new Piece(null, words.text(), null, null));
        case Block.Fields fields -> Stream.of(new Piece(null, null, fields.pairs(), null));
        case Block.Signatures signatures -> Stream.of(new Piece(null, null, null, signatures.names()));
        case Block.Rows rows -> Stream.empty();
        case Block.Squares squares -> Stream.empty();
      };
    }

    Block block(String hint) {
      if (heading != null) {
        return new Block.Heading(heading);
      } else if (words != null) {
        return new Block.Words(words);
      }
      return fields != null ? new Block.Fields(fields) : new Block.Signatures(lines == null ? List.of() : lines, hint);
    }
  }

  Text text(Locale locale) {
    Text own = texts.get(locale.getLanguage().equals("zh") ? "zh" : "en");
    return own != null ? own : texts.values().iterator().next();
  }

  /** The holder as anybody may read it: the first character, or the first of each word. */
  String masked() {
    return masked(holder);
  }

  static String masked(String name) {
    if (name.codePoints().anyMatch(Character::isIdeographic)) {
      return name.substring(0, name.offsetByCodePoints(0, 1)) + "*".repeat(Math.max(1, name.codePointCount(0, name.length()) - 1));
    }
    return String.join(" ", Stream.of(name.strip().split("\\s+")).map(Content::first).toList());
  }

  private static String first(String word) {
    return word.isEmpty() ? "*" : word.substring(0, word.offsetByCodePoints(0, 1)) + "***";
  }
}
