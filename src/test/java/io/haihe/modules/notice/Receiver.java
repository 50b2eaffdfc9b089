package io.haihe.modules.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system, in this JVM. Its answer is what {@code answer} says of each message. */
final class Receiver implements AutoCloseable {

  /** What came in. */
  record Message(String id, String timestamp, String signature, String type, String body) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(body);
    }

    int seq() {
      return json().at("/data/version").asInt();
    }
  }

  /** What it says back. */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    static Answer of(int status) {
      return new Answer(status, Map.of(), new byte[0]);
    }
  }

  final List<Message> messages = new CopyOnWriteArrayList<>();
  volatile Function<Message, Answer> answer = message -> Answer.of(204);
  private final HttpServer server;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Message message =
          new Message(
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      messages.add(message);
      Answer said = answer.apply(message);
      said.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      exchange.sendResponseHeaders(said.status(), said.body().length == 0 ? -1 : said.body().length);
      exchange.getResponseBody().write(said.body());
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://localhost:" + port() + "/hook?x=1";
  }

  List<Integer> seqs() {
    return messages.stream().map(Message::seq).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
