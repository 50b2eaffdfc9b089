package io.haihe.modules.counter;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import org.springframework.stereotype.Component;

/** What one can queue for at an office of the demonstration. */
@Component
public class SampleQueues {

  private final QueueStore queues;
  private final Units units;

  SampleQueues(QueueStore queues, Units units) {
    this.queues = queues;
    this.units = units;
  }

  /** Leaves alone what somebody has set. */
  public void load(String unit) {
    units.byKey(unit).filter(found -> queues.of(found.id()).isEmpty()).ifPresent(this::keep);
  }

  private void keep(Unit unit) {
    queues.keep(new Queue(unit.id(), "A", unit.place(), "综合业务", "General", true));
    queues.keep(new Queue(unit.id(), "B", unit.place(), "企业开办", "Starting a business", true));
    queues.keep(new Queue(unit.id(), "C", unit.place(), "社会保障", "Social security", true));
  }
}
