package io.haihe.bench.lifecycle;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.haihe.bench.kit.Server.Db;

/** The same connection pool for everybody: as many as there may be callers, and two. */
final class Pool {

  static final int SIZE = 18;

  private Pool() {}

  static HikariDataSource of(Db db) {
    var config = new HikariConfig();
    config.setJdbcUrl(db.url());
    config.setUsername(db.user());
    config.setPassword(db.password());
    config.setMaximumPoolSize(SIZE);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  static void release(HikariDataSource pool) {
    pool.getHikariPoolMXBean().softEvictConnections();
  }
}
