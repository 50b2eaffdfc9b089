package io.haihe.platform;

/** How far a long step has come. Safe to call from several threads. */
public interface Progress extends AutoCloseable {

  /** {@code done} more of the total are done. */
  void step(long done);

  /** The total became known, or changed. */
  void total(long total);

  @Override
  void close();

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void step(long done) {}

      @Override
      public void total(long total) {}

      @Override
      public void close() {}
    };
  }

  /**
   * Tells the person at the terminal by a bar; into a file or a pipe, by a line for every tenth.
   *
   * @param task what is being done, in the person's language
   * @param total how much there is to do
   */
  static Progress onTerminal(String task, long total) {
    var console = System.console();
    return console != null && console.isTerminal()
        ? new TerminalBar(task, total)
        : new TenthLines(task, total, System.err);
  }
}
