package io.haihe.platform;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

final class TerminalBar implements Progress {

  private final ProgressBar bar;

  TerminalBar(String task, long total) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUpdateIntervalMillis(200)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .build();
  }

  @Override
  public void step(long done) {
    bar.stepBy(done);
  }

  @Override
  public void total(long total) {
    bar.maxHint(total);
  }

  @Override
  public void close() {
    bar.close();
  }
}
