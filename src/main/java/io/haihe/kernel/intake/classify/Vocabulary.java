package io.haihe.kernel.intake.classify;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The pieces of text that enough examples had, and how many had them: what few texts have says more. What is in our own samples is always
 * kept. Where there are too many pieces, those met most often are kept.
 */
final class Vocabulary {

  static final int MOST = 1 << 18;
  /** Ascending; the position of a hash is its feature. */
  private final int[] hashes;

  private final int[] texts;
  private final int size;

  /**
   * @param texts for each hash, how many examples had it
   * @param size how many examples there were
   */
  Vocabulary(int[] hashes, int[] texts, int size) {
    this.hashes = hashes;
    this.texts = texts;
    this.size = size;
  }

  /** @param least how many texts that are no samples have to have a piece; a name that fewer have leaves no trace */
  static Vocabulary of(List<Example> examples, int least) {
    int[] all = examples.stream().flatMapToInt(example -> Arrays.stream(distinct(example.texts()))).sorted().toArray();
    int[] hashes = new int[all.length];
    int[] texts = new int[all.length];
    int found = 0;
    for (int from = 0, to = 0; from < all.length; from = to) {
      while (to < all.length && all[to] == all[from]) {
        to++;
      }
      hashes[found] = all[from];
      texts[found++] = to - from;
    }
    int[] ours =
        examples.stream().filter(Example::sample).flatMapToInt(example -> Arrays.stream(distinct(example.texts()))).sorted().toArray();
    return new Vocabulary(Arrays.copyOf(hashes, found), Arrays.copyOf(texts, found), examples.size()).only(least, ours);
  }

  private static int[] distinct(List<String> texts) {
    IntStream.Builder hashes = IntStream.builder();
    texts.forEach(text -> Grams.each(text, (hash, from, to) -> hashes.add(hash)));
    return hashes.build().sorted().distinct().toArray();
  }

  private Vocabulary only(int least, int[] ours) {
    int[] counts = texts.clone();
    Arrays.sort(counts);
    int common = counts.length <= MOST ? 0 : counts[counts.length - MOST] + 1;
    int[] kept =
        IntStream.range(0, hashes.length)
            .filter(i -> texts[i] >= common && (texts[i] >= least || Arrays.binarySearch(ours, hashes[i]) >= 0))
            .toArray();
    return new Vocabulary(
        Arrays.stream(kept).map(i -> hashes[i]).toArray(), Arrays.stream(kept).map(i -> texts[i]).toArray(), size);
  }

  /** The feature of a piece of text, negative if it is unknown. */
  int feature(int hash) {
    return Arrays.binarySearch(hashes, hash);
  }

  /** How much one that occurs so often in a text counts. */
  double weight(int feature, int times) {
    return (1 + Math.log(times)) * (1 + Math.log((1.0 + size) / (1.0 + texts[feature])));
  }

  /** Of length 1, or empty where nothing is known. */
  Vector vector(List<String> texts) {
    return Vector.sum(texts.stream().map(text -> weighed(counts(text)).unit()).toList()).unit();
  }

  private Vector weighed(Vector counts) {
    double[] weights = new double[counts.at().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight(counts.at()[i], (int) counts.values()[i]);
    }
    return new Vector(counts.at(), weights);
  }

  /** How often each feature occurs. */
  Vector counts(String text) {
    IntStream.Builder met = IntStream.builder();
    Grams.each(text, (hash, from, to) -> {
      int feature = feature(hash);
      if (feature >= 0) {
        met.add(feature);
      }
    });
    int[] all = met.build().sorted().toArray();
    int[] at = Arrays.stream(all).distinct().toArray();
    double[] times = new double[at.length];
    for (int i = 0, of = 0; i < all.length; i++) {
      of += all[i] == at[of] ? 0 : 1;
      times[of]++;
    }
    return new Vector(at, times);
  }

  int features() {
    return hashes.length;
  }

  int[] hashes() {
    return hashes;
  }

  int[] texts() {
    return texts;
  }

  int size() {
    return size;
  }
}
