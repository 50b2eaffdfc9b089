package io.haihe.platform.backup;

import io.haihe.platform.Progress;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Tells of each megabyte that has passed. */
final class Megabytes {

  static final long ONE = 1 << 20;

  private final Progress progress;
  private long bytes;

  private Megabytes(Progress progress) {
    this.progress = progress;
  }

  private void add(long more) {
    long before = bytes / ONE;
    bytes += Math.max(0, more);
    if (bytes / ONE > before) {
      progress.step(bytes / ONE - before);
    }
  }

  /** Closing it leaves the stream behind it open. */
  static final class Counted extends FilterOutputStream {

    private final Megabytes passed;

    Counted(OutputStream out, Progress progress) {
      super(out);
      this.passed = new Megabytes(progress);
    }

    long bytes() {
      return passed.bytes;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      passed.add(1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
      passed.add(length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  static final class Read extends FilterInputStream {

    private final Megabytes passed;

    Read(InputStream in, Progress progress) {
      super(in);
      this.passed = new Megabytes(progress);
    }

    long bytes() {
      return passed.bytes;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      passed.add(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      passed.add(read);
      return read;
    }
  }
}
