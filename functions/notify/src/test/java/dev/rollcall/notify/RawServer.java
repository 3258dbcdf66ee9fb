package dev.rollcall.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that reads the beginning of whatever it is sent, says one thing and hangs up. */
final class RawServer implements AutoCloseable {
  private final ServerSocket listening;
  private final byte[] reply;
  private final AtomicInteger connections = new AtomicInteger();

  RawServer(String reply) throws IOException {
    this.listening = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
    this.reply = reply.getBytes(StandardCharsets.ISO_8859_1);
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket connection = listening.accept()) {
        connections.incrementAndGet();
        if (connection.getInputStream().read() >= 0) {
          connection.getOutputStream().write(reply);
        }
      } catch (IOException hungUp) {
        // The other side did, or the test is over.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
