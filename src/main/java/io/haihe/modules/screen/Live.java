package io.haihe.modules.screen;

import io.haihe.kernel.casework.Projections;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open screens that figures have changed: how far the rollups have come, and nothing of what changed. A screen then asks again, with its
 * viewer's rights.
 */
@Component
class Live implements SmartLifecycle {

  /** Screens come back by themselves after that, with a session that is looked at anew. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Who comes after so many asks again now and then instead. */
  private static final int MOST = 2000;

  /** Asked every half second: so many rounds without news, and the line is shown to be alive. */
  private static final int QUIET_ROUNDS = 30;

  private final Projections projections;
  private final Map<SseEmitter, AtomicBoolean> listeners = new ConcurrentHashMap<>();
  private volatile String told = "";
  private volatile boolean running;
  private int quiet;

  Live(Projections projections) {
    this.projections = projections;
  }

  /** How far the rollups have come. */
  String position() {
    return projections.progress(IndicatorProjection.NAME).position();
  }

  boolean isFull() {
    return listeners.size() >= MOST;
  }

  SseEmitter listen() {
    SseEmitter listener = new SseEmitter(LONGEST.toMillis());
    listeners.put(listener, new AtomicBoolean());
    listener.onCompletion(() -> listeners.remove(listener));
    listener.onTimeout(listener::complete);
    send(listener, SseEmitter.event().name("position").data(position()).reconnectTime(2000));
    return listener;
  }

  /** Looks for news and tells them to everybody. */
  synchronized void tell() {
    if (listeners.isEmpty()) {
      return;
    }
    String position = position();
    if (!position.equals(told)) {
      told = position;
      quiet = 0;
      listeners.keySet().forEach(listener -> send(listener, SseEmitter.event().name("position").data(position)));
    } else if (++quiet >= QUIET_ROUNDS) {
      quiet = 0;
      listeners.keySet().forEach(listener -> send(listener, SseEmitter.event().comment("")));
    }
  }

  /** On a thread of its own: a line that takes nothing holds up nobody else, and misses what comes meanwhile but the last. */
  private void send(SseEmitter listener, SseEmitter.SseEventBuilder event) {
    AtomicBoolean busy = listeners.get(listener);
    if (busy == null || !busy.compareAndSet(false, true)) {
      return;
    }
    Thread.startVirtualThread(() -> {
      try {
        listener.send(event);
      } catch (IOException | IllegalStateException gone) {
        listeners.remove(listener);
      } finally {
        busy.set(false);
      }
    });
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before the server waits for requests that are under way, which would be these. */
  @Override
  public void stop() {
    running = false;
    listeners.keySet().forEach(SseEmitter::complete);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
