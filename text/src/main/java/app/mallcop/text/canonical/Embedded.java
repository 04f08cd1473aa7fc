package app.mallcop.text.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64 or hex that holds text. Most long tokens are ids and hashes, which decode to noise and so to nothing. */
public final class Embedded {

    /** Shorter ones hold no sentence. */
    public static final int LEAST = 24;
    /** The longest whole token that is decoded at once. */
    private static final int MOST = 96 * 1024;

    private Embedded() {}

    /** What a token from {@code from} to {@code to} says; empty where that is no text. */
    public static String text(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '=') {
            end--;
        }
        if (end - from < LEAST) {
            return "";
        }
        String token = text.substring(from, Math.min(end, from + MOST));
        return isHex(token) ? readable(hex(token)) : readable(base64(token));
    }

    private static boolean isHex(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (Character.digit(token.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] hex(String token) {
        byte[] bytes = new byte[token.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (Character.digit(token.charAt(2 * i), 16) << 4
                    | Character.digit(token.charAt(2 * i + 1), 16));
        }
        return bytes;
    }

    private static byte[] base64(String token) {
        String plain = token.length() % 4 == 1 ? token.substring(0, token.length() - 1) : token;
        try {
            return Base64.getDecoder().decode(plain.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static String readable(byte[] bytes) {
        byte[] narrow = isUtf16(bytes) ? everySecond(bytes) : bytes;
        if (narrow.length < 8) {
            return "";
        }
        String text = new String(narrow, StandardCharsets.UTF_8);
        int odd = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD' || (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) {
                odd++;
            }
        }
        return odd * 10 > text.length() ? "" : text;
    }

    /** Every second byte is 0: what PowerShell encodes. */
    private static boolean isUtf16(byte[] bytes) {
        int zeros = 0;
        for (int i = 1; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return bytes.length > 16 && zeros * 10 >= bytes.length / 2 * 9;
    }

    private static byte[] everySecond(byte[] bytes) {
        byte[] narrow = new byte[(bytes.length + 1) / 2];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = bytes[2 * i];
        }
        return narrow;
    }
}
