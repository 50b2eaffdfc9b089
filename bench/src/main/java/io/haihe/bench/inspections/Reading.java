package io.haihe.bench.inspections;

import io.haihe.kernel.casework.Projections;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projections read along while others work, as they do in a serving city. */
final class Reading implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration WAIT = Duration.ofMillis(20);

  private final Projections projections;
  private final JdbcClient jdbc;
  private final Thread beside = Thread.ofPlatform().name("projections").unstarted(this::goOn);
  private volatile boolean over;

  Reading(Projections projections, JdbcClient jdbc) {
    this.projections = projections;
    this.jdbc = jdbc;
    beside.start();
  }

  private void goOn() {
    try {
      while (!over) {
        read();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when all that has happened so far is read: what PostgreSQL does by itself may hold entries back a while, as any transaction that writes. */
  void all() {
    read();
    while (behind()) {
      LockSupport.parkNanos(WAIT.toNanos());
      read();
    }
  }

  private synchronized void read() {
    projections.catchUp();
  }

  private boolean behind() {
    return jdbc.sql(
            """
            select exists (select from casework_entry e, casework_cursor c where c.projection = ? and (e.xid, e.position) > (c.xid, c.position))
            """)
        .param(Timelines.NAME)
        .query(Boolean.class)
        .single();
  }

  @Override
  public void close() {
    over = true;
    try {
      beside.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
