package io.haihe.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.haihe.CityPlatform;
import io.haihe.TinyCity;
import io.haihe.platform.database.ControlledPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A serving city on a real port, with a line to its database that can be spoilt. */
@DisplayName("A serving city")
class FaultsTest {

  private static final int POOL = 4;
  private static final String CASES = "/api/v1/public/cases?place=" + TinyCity.EAST;

  @TempDir static Path folder;
  private static ControlledPostgres postgres;
  private static Proxy line;
  private static ConfigurableApplicationContext city;
  private static String address;
  private static int port;

  @BeforeAll
  static void begin() throws IOException {
    postgres = ControlledPostgres.make(folder.resolve("postgres")).start();
    line = new Proxy(postgres.port());
    SpringApplication application = new SpringApplication(CityPlatform.class);
    Map<String, Object> properties =
        Map.of(
            "spring.datasource.url", ControlledPostgres.url(line.port()), "spring.datasource.username", "haihe",
            "spring.datasource.password", "", "spring.datasource.hikari.maximum-pool-size", POOL,
            "spring.datasource.hikari.connection-timeout", 1000, "haihe.data", folder.resolve("data").toString(),
            "server.port", 0, "server.tomcat.connection-timeout", "2s", "haihe.jobs", false);
    application.addInitializers(
        context -> context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties)));
    city = application.run();
    TinyCity.in(city);
    port = city.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    address = "http://127.0.0.1:" + port;
  }

  @AfterAll
  static void end() throws IOException {
    city.close();
    line.close();
    postgres.close();
  }

  @AfterEach
  void mend() {
    line.delayMillis = 0;
    line.closed = false;
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address + path)).header("Accept", accept).timeout(Duration.ofSeconds(20)).build(),
          BodyHandlers.ofString());
    }
  }

  private static void isServed() throws Exception {
    HttpResponse<String> answer = get("/report/city-management", "text/html");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Some of its questions meet a line that is dead; after that it has new ones. */
  private static void recovers() throws Exception {
    for (int i = 0; i < 20; i++) {
      if (get(CASES, "application/json").statusCode() == 200) {
        isServed();
        return;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("it did not recover");
  }

  private static void saysThatItCannotNow(String path, String accept) throws Exception {
    HttpResponse<String> answer = get(path, accept);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).doesNotContain("Exception", "hikari", "postgres");
  }

  @Test
  void saysWhenToComeAgainWhileAllConnectionsAreInUse() throws Exception {
    List<Connection> taken = new ArrayList<>();
    HikariDataSource pool = city.getBean(HikariDataSource.class);
    for (int i = 0; i < POOL; i++) {
      taken.add(pool.getConnection());
    }
    try {
      saysThatItCannotNow(CASES, "application/json");
      saysThatItCannotNow("/nearby", "text/html");
    } finally {
      for (Connection one : taken) {
        one.close();
      }
    }
    isServed();
  }

  @Test
  void goesOnAfterTheLineWasCut() throws Exception {
    isServed();
    line.cut();
    recovers();
    line.closed = true;
    line.cut();
    saysThatItCannotNow(CASES, "application/json");
    line.closed = false;
    recovers();
  }

  @Test
  void isSlowOverASlowLineAndNoMore() throws Exception {
    line.delayMillis = 20;
    isServed();
  }

  @Test
  void refusesTwoGigabytesAtOnce() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String head =
          "POST /report/city-management HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
              + "Content-Length: 2147483647\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      long sent = pour(socket, 2_147_000_000L);
      assertThat(sent).as("bytes taken before it was refused").isLessThan(100_000_000);
    }
    isServed();
  }

  @Test
  void refusesGigabytesOfUnknownLengthToo() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String head =
          "POST /open311/v2/requests.json HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n80000000\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertThat(pour(socket, 2_147_000_000L)).isLessThan(100_000_000);
    }
    isServed();
  }

  /** How much was taken until the other side would take no more. */
  private static long pour(Socket socket, long most) {
    byte[] some = new byte[1 << 16];
    java.util.Arrays.fill(some, (byte) 'x');
    long sent = 0;
    try {
      while (sent < most) {
        socket.getOutputStream().write(some);
        sent += some.length;
      }
    } catch (IOException refused) {
      return sent;
    }
    return sent;
  }

  @Test
  void servesOthersWhileManySendByteAfterByte() throws Exception {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Socket socket = new Socket("127.0.0.1", port);
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\nX-A".getBytes(StandardCharsets.US_ASCII));
      slow.add(socket);
    }
    isServed();
    for (Socket socket : slow) {
      socket.setSoTimeout(10_000);
      assertThat(isClosedByTheOtherSide(socket)).as("who sends nothing more is not waited for").isTrue();
      socket.close();
    }
  }

  private static boolean isClosedByTheOtherSide(Socket socket) throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {}
      return true;
    } catch (java.net.SocketTimeoutException waiting) {
      return false;
    } catch (java.net.SocketException reset) {
      return true;
    }
  }
}
