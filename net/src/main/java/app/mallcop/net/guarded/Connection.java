package app.mallcop.net.guarded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One HTTP/1.1 exchange over TLS with an address that was checked; the certificate must be the name's. */
final class Connection {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int MOST_HEAD = 16 << 10;

    /** The status and the headers, names in lower case. The body is left unread. */
    record Head(int status, Map<String, List<String>> headers) {}

    private Connection() {}

    /** The first of the addresses that takes the connection. */
    static Socket direct(List<InetAddress> checked, int port) throws IOException {
        IOException last = new ConnectException("no address");
        for (InetAddress address : checked) {
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    /** Through a proxy, which looks the name up itself. */
    static Socket through(InetSocketAddress proxy, String host, int port) throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(proxy.getHostString(), proxy.getPort()), CONNECT_MILLIS);
            String there = host + ":" + port;
            write(socket.getOutputStream(), "CONNECT " + there + " HTTP/1.1\r\nHost: " + there + "\r\n\r\n",
                    new byte[0]);
            int status = head(socket.getInputStream()).status();
            if (status / 100 != 2) {
                throw new ConnectException("the proxy answers " + status);
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    static SSLSocket secured(Socket plain, SSLContext tls, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, bare(host), port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (SpecialAddresses.literal(host).isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    static Head post(SSLSocket socket, WebhookUrl url, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder("POST ").append(url.target()).append(" HTTP/1.1\r\nHost: ")
                .append(url.host());
        if (url.port() != 443) {
            head.append(':').append(url.port());
        }
        head.append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(oneLine(value)).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        write(socket.getOutputStream(), head.toString(), body);
        Head answer = head(socket.getInputStream());
        while (answer.status() / 100 == 1) { // "go on": the answer proper follows
            answer = head(socket.getInputStream());
        }
        return answer;
    }

    private static String oneLine(String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("a header that is not one line of ASCII");
        }
        return value;
    }

    private static void write(OutputStream out, String head, byte[] body) throws IOException {
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        out.write(all);
        out.flush();
    }

    private static Head head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n", Math.max(0, text.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0 || text.length() == MOST_HEAD) {
                throw new IOException("no HTTP answer");
            }
            text.append((char) next);
        }
        List<String> lines = text.toString().lines().toList();
        String first = lines.getFirst();
        if (!first.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("no HTTP answer");
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT),
                        List.of(line.substring(colon + 1).strip()));
            }
        }
        return new Head(Integer.parseInt(first.substring(9, 12)), headers);
    }
}
