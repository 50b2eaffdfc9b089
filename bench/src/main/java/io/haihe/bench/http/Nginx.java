package io.haihe.bench.http;

import io.haihe.bench.kit.Folders;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/** An nginx that serves files with the headers of ours: the same bytes, packed beforehand as ours are. */
final class Nginx implements AutoCloseable {

  /** Made by nginx itself, or told by the file. */
  private static final Set<String> ITS_OWN = Set.of("content-length", "content-type", "date", "etag", "connection", "keep-alive", "transfer-encoding", "server");

  private static final String CONFIGURATION =
      """
      user root;
      worker_processes auto;
      daemon off;
      pid %1$s/nginx.pid;
      error_log %1$s/error.log warn;
      events { worker_connections 4096; }
      http {
        access_log off;
        sendfile on;
        tcp_nopush on;
        keepalive_requests 10000;
        open_file_cache max=4000;
        client_body_temp_path %1$s/body;
        proxy_temp_path %1$s/proxy;
        fastcgi_temp_path %1$s/fastcgi;
        uwsgi_temp_path %1$s/uwsgi;
        scgi_temp_path %1$s/scgi;
        types {}
        default_type "text/html;charset=UTF-8";
        server {
          listen 127.0.0.1:%2$d backlog=1000;
          root %1$s/files;
          %3$s
        }
      }
      """;

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  private static Path folder() {
    return Folders.work().resolve("nginx");
  }

  static void empty() throws IOException {
    FileSystemUtils.deleteRecursively(folder());
  }

  /** Puts the body of an answer where it is asked for. */
  static void keep(String path, byte[] body) throws IOException {
    Path file = folder().resolve("files").resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.write(file, body);
  }

  /** @param headers of an answer of ours */
  static Nginx start(HttpHeaders headers) throws IOException, InterruptedException {
    int port = freePort();
    String added = headers.map().entrySet().stream()
        .filter(one -> !ITS_OWN.contains(one.getKey().toLowerCase(Locale.ROOT)) && !one.getKey().startsWith(":"))
        .map(Nginx::header)
        .collect(Collectors.joining("\n          "));
    Path configuration = folder().resolve("nginx.conf");
    Files.writeString(configuration, CONFIGURATION.formatted(folder(), port, added));
    Process process = new ProcessBuilder(List.of("nginx", "-c", configuration.toString(), "-p", folder().toString()))
        .redirectErrorStream(true).redirectOutput(folder().resolve("output.log").toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var nginx = new Nginx(process, port);
    nginx.await();
    return nginx;
  }

  private static String header(Map.Entry<String, List<String>> one) {
    return "add_header %s \"%s\";".formatted(one.getKey(), String.join(", ", one.getValue()).replace("\"", "\\\""));
  }

  private void await() throws IOException, InterruptedException {
    for (int i = 0; i < 100; i++) {
      try (var socket = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IOException("nginx does not answer; see " + folder().resolve("output.log"));
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
