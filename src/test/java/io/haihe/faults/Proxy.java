package io.haihe.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Stands between a client and a server on this machine: makes the line slow, cuts it, loses answers, or lets nobody through. */
public final class Proxy implements Closeable {

  private final ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int server;
  volatile long delayMillis;
  public volatile boolean closed;

  /** Answers to requests with this in them never arrive; empty for none. */
  public volatile String loses = "";

  public Proxy(int server) throws IOException {
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Cuts every line in the middle of whatever it carries. */
  public void cut() {
    open.removeIf(line -> {
      closeQuietly(line);
      return true;
    });
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (closed) {
          client.close();
        } else {
          join(client);
        }
      } catch (IOException ended) {
        continue;
      }
    }
  }

  private void join(Socket client) throws IOException {
    Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
    open.add(client);
    open.add(behind);
    AtomicBoolean lost = new AtomicBoolean();
    Thread.ofVirtual().start(() -> carry(client, behind, some -> {
      lost.compareAndSet(false, !loses.isEmpty() && some.contains(loses));
      return true;
    }));
    Thread.ofVirtual().start(() -> carry(behind, client, some -> !lost.get()));
  }

  private void carry(Socket from, Socket to, Predicate<String> passes) {
    byte[] some = new byte[8192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        Thread.sleep(delayMillis);
        if (passes.test(new String(some, 0, read, StandardCharsets.ISO_8859_1))) {
          out.write(some, 0, read);
        }
      }
    } catch (IOException | InterruptedException cut) {
      closeQuietly(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
