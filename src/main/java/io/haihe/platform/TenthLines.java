package io.haihe.platform;

import java.io.PrintStream;

final class TenthLines implements Progress {

  private final String task;
  private final PrintStream out;
  private long total;
  private long done;
  private long told = -1;

  TenthLines(String task, long total, PrintStream out) {
    this.task = task;
    this.total = total;
    this.out = out;
    if (total > 0) {
      tell();
    } else {
      out.println(task);
    }
  }

  @Override
  public synchronized void step(long more) {
    done += more;
    tell();
  }

  @Override
  public synchronized void total(long other) {
    total = other;
  }

  @Override
  public void close() {}

  private void tell() {
    var tenth = total <= 0 ? -1 : Math.min(10, done * 10 / total);
    if (tenth > told) {
      told = tenth;
      out.println(task + ": " + tenth * 10 + " % (" + done + "/" + total + ")");
    }
  }
}
