package io.haihe.modules.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("One POST")
class HttpPostTest {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir Path folder;

  /** What the other side does with the connection. */
  private interface Side {
    void speak(InputStream in, OutputStream out) throws Exception;
  }

  private static void listen(ServerSocket server, Side side) {
    Thread.ofVirtual().start(() -> {
      try (Socket socket = server.accept()) {
        side.speak(socket.getInputStream(), socket.getOutputStream());
      } catch (Exception broken) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private static Side saying(String answer) {
    return (in, out) -> {
      in.read(new byte[8192]);
      out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    };
  }

  private static HttpPost.Reply send(SSLSocketFactory tls, String url) throws IOException {
    return new HttpPost(tls, Duration.ofSeconds(2)).send(URI.create(url), HERE, Map.of("a", "b"), "{}".getBytes());
  }

  private static HttpPost.Reply answered(Side side) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
      listen(server, side);
      return send((SSLSocketFactory) SSLSocketFactory.getDefault(), "http://localhost:" + server.getLocalPort() + "/x");
    }
  }

  @Test
  void readsTheStatusBehindProvisionalAnswers() throws IOException {
    HttpPost.Reply reply =
        answered(saying("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 429 No\r\nretry-after: 7\r\n\r\n"));

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void refusesWhatIsNotHttpOrHasNoEnd() {
    assertThatThrownBy(() -> answered(saying("220 smtp ready\r\n\r\n"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> answered(saying("HTTP/1.1 200 OK\r\nx: " + "y".repeat(20_000))))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> answered(saying("HTTP/1.1 200 OK\r\n"))).isInstanceOf(IOException.class);
  }

  @Test
  void doesNotWaitForOneWhoSpeaksByteAfterByte() {
    long began = System.nanoTime();

    assertThatThrownBy(() -> answered((in, out) -> {
      for (int i = 0; i < 100; i++) {
        out.write('H');
        out.flush();
        Thread.sleep(200);
      }
    })).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void speaksOnlyToTheHolderOfATrustedCertificateForTheName() throws Exception {
    SSLContext ours = certificate("localhost");
    SSLContext others = certificate("elsewhere.example");

    assertThat(securely(ours, ours.getSocketFactory()).status()).isEqualTo(204);
    assertThatThrownBy(() -> securely(ours, (SSLSocketFactory) SSLSocketFactory.getDefault()))
        .hasMessageContaining("PKIX");
    assertThatThrownBy(() -> securely(others, others.getSocketFactory())).hasMessageContaining("localhost");
  }

  private static HttpPost.Reply securely(SSLContext server, SSLSocketFactory client) throws IOException {
    try (ServerSocket socket = server.getServerSocketFactory().createServerSocket(0, 1, HERE)) {
      listen(socket, saying("HTTP/1.1 204 No Content\r\n\r\n"));
      return send(client, "https://localhost:" + socket.getLocalPort() + "/x");
    }
  }

  /** A context that presents and trusts a new certificate for that name. */
  private SSLContext certificate(String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                keytool, "-genkeypair", "-alias", "x", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=dns:" + name,
                "-keystore", file.toString(), "-storepass", new String(PASSWORD), "-storetype", "PKCS12")
            .redirectErrorStream(true)
            .start();
    assertThat(made.waitFor()).as(new String(made.getInputStream().readAllBytes())).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
