package app.mallcop.connect.github;

import app.mallcop.net.Answer;
import java.util.Optional;

/** The {@code Link} header: {@code <address>; rel="next", <address>; rel="last"}. */
final class Links {

    private Links() {}

    static Optional<String> next(Answer answer) {
        return answer.header("Link").flatMap(Links::next);
    }

    static Optional<String> next(String header) {
        int at = 0;
        while (at >= 0 && at < header.length()) {
            int from = header.indexOf('<', at);
            int to = from < 0 ? -1 : header.indexOf('>', from);
            if (to < 0) {
                return Optional.empty();
            }
            int end = header.indexOf('<', to);
            String params = header.substring(to + 1, end < 0 ? header.length() : end);
            if (params.contains("rel=\"next\"")) {
                return Optional.of(header.substring(from + 1, to));
            }
            at = end;
        }
        return Optional.empty();
    }
}
