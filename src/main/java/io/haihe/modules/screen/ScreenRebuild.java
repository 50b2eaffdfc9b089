package io.haihe.modules.screen;

import io.haihe.kernel.casework.Projections;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Throws the figures of the screen away and sums every timeline anew. Screens say meanwhile that their figures are not whole. */
@Component
public class ScreenRebuild {

  private final Projections projections;
  private final IndicatorProjection projection;
  private final JdbcClient jdbc;

  ScreenRebuild(Projections projections, IndicatorProjection projection, JdbcClient jdbc) {
    this.projections = projections;
    this.projection = projection;
    this.jdbc = jdbc;
  }

  /** @return how many sums there are now; those that came to nothing are not counted */
  public long run() {
    projections.rebuild(projection);
    return jdbc.sql("select count(*) from screen_month where whole <> 0 or part <> 0").query(Long.class).single();
  }
}
