package io.haihe.kernel.casework;

import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdDictTrainer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the timelines of one scenario version have in common. Safe for use by many threads. */
final class Dictionary {

  /** Fewer are not worth learning from. */
  static final int SAMPLES = 256;

  private static final int MOST = 112 * 1024;

  private final int id;
  private final byte[] bytes;
  private final ZstdDictDecompress unpacker;
  private final Map<Integer, ZstdDictCompress> packers = new ConcurrentHashMap<>();

  Dictionary(int id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
    this.unpacker = new ZstdDictDecompress(bytes);
  }

  static byte[] train(List<byte[]> samples) {
    int total = samples.stream().mapToInt(sample -> sample.length).sum();
    ZstdDictTrainer trainer = new ZstdDictTrainer(total, Math.min(MOST, total / 8));
    samples.forEach(trainer::addSample);
    return trainer.trainSamples();
  }

  int id() {
    return id;
  }

  ZstdDictCompress packer(int level) {
    return packers.computeIfAbsent(level, at -> new ZstdDictCompress(bytes, at));
  }

  ZstdDictDecompress unpacker() {
    return unpacker;
  }
}
