package app.mallcop.connect.history;

import java.util.regex.Pattern;

/** Takes user names and passwords out of addresses, before anything is told of them. */
final class Masking {

    private static final Pattern LOGIN = Pattern.compile("://[^/\\s@]{1,500}@");

    private Masking() {}

    static String masked(String text) {
        return LOGIN.matcher(text).replaceAll("://***@");
    }
}
