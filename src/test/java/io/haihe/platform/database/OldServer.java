package io.haihe.platform.database;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks just enough of PostgreSQL's protocol to be asked for its version. */
final class OldServer implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final String version;

  OldServer(String version) throws IOException {
    this.version = version;
    Thread.ofVirtual().start(this::serve);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/city?sslmode=disable&gssEncMode=disable";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // the client left, or the test is over
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    var out = new DataOutputStream(client.getOutputStream());
    in.readNBytes(in.readInt() - 4);
    send(out, 'R', new byte[4]);
    send(out, 'S', text("server_version", version));
    send(out, 'S', text("client_encoding", "UTF8"));
    send(out, 'S', text("standard_conforming_strings", "on"));
    send(out, 'S', text("integer_datetimes", "on"));
    send(out, 'S', text("DateStyle", "ISO, MDY"));
    send(out, 'S', text("TimeZone", "UTC"));
    send(out, 'Z', new byte[] {'I'});
    answerEmpty(in, out);
  }

  private static void answerEmpty(DataInputStream in, DataOutputStream out) throws IOException {
    for (var type = in.read(); type > 0; type = in.read()) {
      in.readNBytes(in.readInt() - 4);
      switch (type) {
        case 'P' -> send(out, '1', new byte[0]);
        case 'B' -> send(out, '2', new byte[0]);
        case 'D' -> send(out, 'n', new byte[0]);
        case 'E' -> send(out, 'C', text("SET"));
        case 'S' -> send(out, 'Z', new byte[] {'I'});
        case 'Q' -> {
          send(out, 'C', text("SET"));
          send(out, 'Z', new byte[] {'I'});
        }
        default -> {}
      }
    }
  }

  private static void send(DataOutputStream out, char type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + 4);
    out.write(body);
    out.flush();
  }

  private static byte[] text(String... texts) {
    var bytes = new ByteArrayOutputStream();
    for (var text : texts) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }
}
