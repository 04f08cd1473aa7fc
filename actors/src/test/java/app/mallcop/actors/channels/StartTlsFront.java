package app.mallcop.actors.channels;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a mail server that knows no TLS and speaks STARTTLS for it; what follows is relayed as it is. */
final class StartTlsFront implements AutoCloseable {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final ServerSocket door = new ServerSocket(0);
    private final SSLContext tls;
    private final int behind;
    private final boolean offered;

    StartTlsFront(SSLContext tls, int behind, boolean offered) throws IOException {
        this.tls = tls;
        this.behind = behind;
        this.offered = offered;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client; Socket server = new Socket()) {
            say(client, "220 front");
            if (!line(client.getInputStream()).startsWith("EHLO")) {
                return;
            }
            say(client, offered ? "250-front\r\n250 STARTTLS" : "250 front");
            if (!line(client.getInputStream()).equals("STARTTLS")) {
                say(client, "221 bye");
                return;
            }
            say(client, "220 go on");
            SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), false);
            secured.setUseClientMode(false);
            secured.startHandshake();
            server.connect(new InetSocketAddress(HERE, behind));
            line(server.getInputStream()); // its greeting, which the front gave already
            Thread back = Thread.ofVirtual().start(() -> copy(server, secured));
            copy(secured, server);
            back.join();
        } catch (IOException | InterruptedException over) {
            // the client went away, as it may
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException over) {
            // one of the two hung up
        }
    }

    private static void say(Socket to, String line) throws IOException {
        to.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
