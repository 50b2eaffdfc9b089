package io.haihe.modules.notice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST to an address that was judged before. The clients of the JDK look names up themselves; this one connects to
 * the address given, checks the certificate against the name, follows nothing, and reads no more than the head of the
 * answer.
 */
final class HttpPost {

  private static final int LONGEST_HEAD = 16_384;
  private static final int LONGEST_WORDS = 200;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
  private static final Pattern RETRY_AFTER = Pattern.compile("(?im)^retry-after:[ \\t]*(\\d{1,6})[ \\t]*$");
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("webhook-watch").factory());

  /** @param retryAfter as the receiver asked, zero if it did not */
  record Reply(int status, Duration retryAfter) {

    /** For whoever looks after it: what the receiver said that is no yes. */
    String said() {
      return status / 100 == 3 ? "redirects are not followed" : "answered " + status;
    }
  }

  /** For whoever looks after it: why nothing was answered. */
  static String said(IOException unreachable) {
    String message = unreachable.getMessage();
    String words = message == null ? unreachable.getClass().getSimpleName() : message;
    return words.substring(0, Math.min(LONGEST_WORDS, words.length()));
  }

  private final SSLSocketFactory tls;
  private final Duration timeout;

  /**
   * @param tls decides whose certificates are trusted
   * @param timeout for the whole of it, however slowly the other side speaks
   */
  HttpPost(SSLSocketFactory tls, Duration timeout) {
    this.tls = tls;
    this.timeout = timeout;
  }

  Reply send(URI uri, InetAddress address, Map<String, String> headers, byte[] body) throws IOException {
    int millis = Math.toIntExact(timeout.toMillis());
    Socket plain = new Socket();
    Future<?> watch = WATCH.schedule(() -> close(plain), millis, TimeUnit.MILLISECONDS);
    try (plain) {
      plain.connect(new InetSocketAddress(address, Targets.port(uri)), millis);
      plain.setSoTimeout(millis);
      Socket socket = Targets.isTls(uri) ? secured(plain, uri) : plain;
      OutputStream out = socket.getOutputStream();
      out.write(head(uri, headers, body.length));
      out.write(body);
      out.flush();
      return reply(socket.getInputStream());
    } finally {
      watch.cancel(false);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // nothing is left to close
    }
  }

  private Socket secured(Socket plain, URI uri) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, Targets.host(uri), Targets.port(uri), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] head(URI uri, Map<String, String> headers, int length) {
    StringBuilder head = new StringBuilder("POST ").append(target(uri)).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(uri.getHost()).append(uri.getPort() > 0 ? ":" + uri.getPort() : "").append("\r\n");
    head.append("Connection: close\r\nContent-Length: ").append(length).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String target(URI uri) {
    String path = uri.toASCIIString().replaceFirst("^[^:]+://[^/?]*", "");
    return path.startsWith("/") ? path : "/" + path;
  }

  private static Reply reply(InputStream in) throws IOException {
    String head = head(in);
    while (head.startsWith("HTTP/1.1 1")) {
      head = head(in);
    }
    Matcher status = STATUS.matcher(head.lines().findFirst().orElse(""));
    if (!status.matches()) {
      throw new IOException("the answer is not HTTP");
    }
    Matcher wait = RETRY_AFTER.matcher(head);
    Duration retryAfter = wait.find() ? Duration.ofSeconds(Long.parseLong(wait.group(1))) : Duration.ZERO;
    return new Reply(Integer.parseInt(status.group(1)), retryAfter);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 2) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended before the answer");
      }
      if (head.size() == LONGEST_HEAD) {
        throw new IOException("the head of the answer is too long");
      }
      head.write(next);
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
  }
}
