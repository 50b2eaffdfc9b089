package io.haihe;

import static org.awaitility.Awaitility.await;

import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.casework.Projections;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@link Projections} that have read everything once they have caught up. The product's leave to the next turn what is not older than every
 * transaction of the server, and one of those may be anybody's: of another city, of a job, of the server's own statistics.
 */
public class ProjectionsForTests {

  private final Projections projections;
  private final JdbcClient jdbc;

  public ProjectionsForTests(Projections projections, JdbcClient jdbc) {
    this.projections = projections;
    this.jdbc = jdbc;
  }

  public void catchUp() {
    waitForOlderTransactions();
    projections.catchUp();
  }

  public void catchUp(Projection projection) {
    waitForOlderTransactions();
    projections.catchUp(projection);
  }

  public void rebuild(Projection projection) {
    waitForOlderTransactions();
    projections.rebuild(projection);
  }

  private void waitForOlderTransactions() {
    await("nobody's transaction is older than the last entry").until(() ->
        jdbc.sql("select coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) from " + Projections.TIMELINE)
            .query(Boolean.class)
            .single());
  }
}
