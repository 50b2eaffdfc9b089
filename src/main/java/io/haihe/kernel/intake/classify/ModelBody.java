package io.haihe.kernel.intake.classify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What stands in a model file: nothing of the texts but hashes of their pieces. */
final class ModelBody {

  private static final int MOST_LABELS = 10_000;

  private ModelBody() {}

  static void write(DataOutputStream out, Classifier classifier) throws IOException {
    write(out, classifier.about());
    Scorer scorer = classifier.scorer();
    out.writeDouble(classifier.temperature());
    out.writeDouble(classifier.sureFrom());
    out.writeInt(scorer.labels().size());
    for (String label : scorer.labels()) {
      out.writeUTF(label);
    }
    write(out, scorer.vocabulary());
    write(out, scorer.weights());
  }

  private static void write(DataOutputStream out, About about) throws IOException {
    out.writeLong(about.at().toEpochMilli());
    out.writeInt(about.texts());
    out.writeInt(about.samples());
    out.writeDouble(about.accuracy());
    out.writeDouble(about.macroF1());
    out.writeDouble(about.top3());
  }

  private static About about(DataInputStream in) throws IOException {
    return new About(
        Instant.ofEpochMilli(in.readLong()), in.readInt(), in.readInt(), in.readDouble(), in.readDouble(), in.readDouble());
  }

  private static void write(DataOutputStream out, Vocabulary vocabulary) throws IOException {
    out.writeInt(vocabulary.size());
    out.writeInt(vocabulary.features());
    for (int hash : vocabulary.hashes()) {
      out.writeInt(hash);
    }
    for (int texts : vocabulary.texts()) {
      out.writeInt(texts);
    }
  }

  private static void write(DataOutputStream out, Weights weights) throws IOException {
    for (int label = 0; label < weights.bytes().length; label++) {
      out.writeFloat(weights.scales()[label]);
      out.writeFloat(weights.offsets()[label]);
      out.write(weights.bytes()[label]);
    }
  }

  static Classifier read(DataInputStream in) throws IOException {
    About about = about(in);
    double temperature = in.readDouble();
    double sureFrom = in.readDouble();
    List<String> labels = new ArrayList<>();
    for (int left = upTo(MOST_LABELS, in.readInt()); left > 0; left--) {
      labels.add(in.readUTF());
    }
    Vocabulary vocabulary = vocabulary(in);
    Weights weights = weights(in, labels.size(), vocabulary.features());
    return new Classifier(new Scorer(List.copyOf(labels), vocabulary, weights), temperature, sureFrom, about);
  }

  private static Vocabulary vocabulary(DataInputStream in) throws IOException {
    int size = upTo(Integer.MAX_VALUE, in.readInt());
    int features = upTo(Vocabulary.MOST, in.readInt());
    return new Vocabulary(numbers(in, features), numbers(in, features), size);
  }

  private static int[] numbers(DataInputStream in, int count) throws IOException {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }

  private static Weights weights(DataInputStream in, int labels, int features) throws IOException {
    Weights weights = new Weights(new byte[labels][], new float[labels], new float[labels]);
    for (int label = 0; label < labels; label++) {
      weights.scales()[label] = in.readFloat();
      weights.offsets()[label] = in.readFloat();
      weights.bytes()[label] = new byte[features];
      in.readFully(weights.bytes()[label]);
    }
    return weights;
  }

  private static int upTo(int most, int count) throws StreamCorruptedException {
    if (count < 0 || count > most) {
      throw new StreamCorruptedException(Integer.toString(count));
    }
    return count;
  }
}
