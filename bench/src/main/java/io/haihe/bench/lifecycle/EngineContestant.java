package io.haihe.bench.lifecycle;

import com.zaxxer.hikari.HikariDataSource;
import io.haihe.bench.kit.Server.Db;

/** A process engine embedded, as shipped; history "audit"; nothing runs in the background. Each of the six tasks is claimed, then completed. */
abstract class EngineContestant implements Contestant {

  private HikariDataSource pool;

  @Override
  public final void open(Db db) {
    close();
    var source = Pool.of(db);
    start(source);
    pool = source;
  }

  /** Builds the engine and deploys the process. */
  abstract void start(HikariDataSource source);

  /** @return the id of the instance */
  abstract String register();

  abstract void claimAndComplete(String instance);

  abstract void stop();

  @Override
  public final void lifecycle(Steps steps) throws Exception {
    String instance = steps.time(this::register);
    for (int i = 0; i < Process.COUNT; i++) {
      steps.time(() -> {
        claimAndComplete(instance);
        return true;
      });
    }
  }

  final void registerAll(int count) {
    for (int i = 0; i < count; i++) {
      register();
    }
  }

  @Override
  public final void release() {
    Pool.release(pool);
  }

  @Override
  public final void close() {
    if (pool != null) {
      stop();
      pool.close();
      pool = null;
    }
  }
}
