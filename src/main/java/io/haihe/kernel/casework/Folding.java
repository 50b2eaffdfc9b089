package io.haihe.kernel.casework;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Folds a timeline into few bytes. Kept are every entry to the letter, the hash its chain ends in, of each hash on the way the first four
 * bytes, which name the entry that was changed, and of each command key eight, by which a command is known again.
 *
 * <p>The reporter's words are not in the folded bytes: they stand beside them, where a search finds them.
 */
final class Folding {

  private static final int HASH = 32;
  private static final int MARK = 4;
  private static final int KEY = 8;

  /** Stands for the reporter's words; JSON writes a control character as an escape, so it occurs nowhere else. */
  private static final String WORDS = "\u0001";

  private Folding() {}

  /** What is compressed: made apart so that dictionaries can be trained on it. */
  static byte[] plain(List<TimelineRow> rows, String words) {
    StringBuilder plain = new StringBuilder();
    for (TimelineRow row : rows) {
      plain.append(row.at()).append('\n').append(row.body()).append('\n');
    }
    return plain.toString().replace(quoted(words), WORDS).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] fold(List<TimelineRow> rows, byte[] plain, @Nullable Dictionary dictionary, int level) {
    byte[] packed = pack(plain, dictionary, level);
    boolean keyed = rows.stream().anyMatch(row -> row.key() != 0);
    ByteBuffer folded = ByteBuffer.allocate(3 + HASH + rows.size() * (keyed ? MARK + KEY : MARK) + 4 + packed.length);
    folded.putShort((short) rows.size()).put((byte) (keyed ? 1 : 0)).put(rows.getLast().hash());
    rows.forEach(row -> folded.put(row.hash(), 0, MARK));
    if (keyed) {
      rows.forEach(row -> folded.putLong(row.key()));
    }
    return folded.putInt(plain.length).put(packed).array();
  }

  private static byte[] pack(byte[] plain, @Nullable Dictionary dictionary, int level) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      context.setLevel(level).setContentSize(false).setChecksum(false).setDictID(false).setMagicless(true);
      if (dictionary != null) {
        context.loadDict(dictionary.packer(level));
      }
      return context.compress(plain);
    }
  }

  /**
   * @param head the hash the chain ended in
   * @param marks the first four bytes of each entry's hash
   * @param keys what each entry's command is known by, 0 for none
   */
  record Unfolded(byte[] head, int[] marks, long[] keys, List<Line> lines) {

    record Line(Instant at, String body) {}

    /** What the case was from its first entry on. */
    Changes.Opened opened() {
      return Objects.requireNonNull(EntryCodec.entry(0, 1, lines.getFirst().at(), lines.getFirst().body()).changes().opened());
    }

    /** The rows as they were before; their hashes are computed anew. */
    List<TimelineRow> rows(long caseId) {
      List<TimelineRow> rows = new ArrayList<>();
      TimelineRow last = null;
      for (Line line : lines) {
        long key = rows.size() < keys.length ? keys[rows.size()] : 0;
        last = TimelineRow.after(last, caseId, line.at(), line.body(), key);
        rows.add(last);
      }
      return rows;
    }

    /**
     * The first entry that is not what was folded: 1, 2, …; 0 if all are.
     *
     * @param rows as {@link #rows} gives them
     */
    int firstChanged(List<TimelineRow> rows) {
      for (int i = 0; i < rows.size(); i++) {
        if (i >= marks.length || ByteBuffer.wrap(rows.get(i).hash()).getInt() != marks[i]) {
          return i + 1;
        }
      }
      boolean whole = rows.size() == marks.length && Arrays.equals(rows.getLast().hash(), head);
      return whole ? 0 : Math.max(1, rows.size());
    }
  }

  static Unfolded unfold(byte[] folded, String words, @Nullable Dictionary dictionary) {
    ByteBuffer from = ByteBuffer.wrap(folded);
    int count = Short.toUnsignedInt(from.getShort());
    boolean keyed = from.get() == 1;
    byte[] head = new byte[HASH];
    from.get(head);
    int[] marks = ints(from, count);
    long[] keys = keyed ? longs(from, count) : new long[count];
    byte[] plain = unpack(from, dictionary);
    String text = new String(plain, StandardCharsets.UTF_8).replace(WORDS, quoted(words));
    return new Unfolded(head, marks, keys, lines(text));
  }

  private static int[] ints(ByteBuffer from, int count) {
    int[] ints = new int[count];
    Arrays.setAll(ints, i -> from.getInt());
    return ints;
  }

  private static long[] longs(ByteBuffer from, int count) {
    long[] longs = new long[count];
    Arrays.setAll(longs, i -> from.getLong());
    return longs;
  }

  private static byte[] unpack(ByteBuffer from, @Nullable Dictionary dictionary) {
    int length = from.getInt();
    try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
      context.setMagicless(true);
      if (dictionary != null) {
        context.loadDict(dictionary.unpacker());
      }
      return context.decompress(from.array(), from.position(), from.remaining(), length);
    }
  }

  private static List<Unfolded.Line> lines(String text) {
    List<Unfolded.Line> lines = new ArrayList<>();
    String[] parts = text.split("\n");
    for (int i = 0; i + 1 < parts.length; i += 2) {
      lines.add(new Unfolded.Line(Instant.parse(parts[i]), parts[i + 1]));
    }
    return lines;
  }

  private static String quoted(String words) {
    return EntryCodec.JSON.writeValueAsString(words);
  }
}
