package app.mallcop.text.airlock;

import app.mallcop.api.Markers;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form for files and for agents that read them: between the documented markers, and lossless. */
public final class Boxing {

    private static final int LONGEST_PLAIN_KEY = 64;

    private Boxing() {}

    /** {@code [USER_DATA_BEGIN]…[USER_DATA_END]}; {@link #unbox} takes it back exactly. */
    public static String boxed(Untrusted text) {
        return Markers.BEGIN + encoded(text) + Markers.END;
    }

    /** What stands inside the box: nothing in it is invisible, and nothing in it reads as a marker. */
    public static String encoded(Untrusted text) {
        return Escapes.encode(text.clear());
    }

    /** Whether this is exactly what {@link #boxed(Untrusted)} gives for some text. */
    public static boolean isBoxed(String text) {
        return unbox(text).isPresent();
    }

    /** The text in the box; empty unless the whole string is one box, exactly as we write it. */
    public static Optional<Untrusted> unbox(String text) {
        if (!looksBoxed(text)) {
            return Optional.empty();
        }
        String inner = inner(text);
        return isEncoded(inner) ? Optional.of(Untrusted.of(Escapes.decode(inner))) : Optional.empty();
    }

    /** For boxes that others wrote: takes the outer markers off and reads what escapes there are; never fails. */
    public static Untrusted unboxLeniently(String text) {
        return Untrusted.of(looksBoxed(text) ? Escapes.decode(inner(text)) : text);
    }

    private static boolean looksBoxed(String text) {
        return text.length() >= Markers.BEGIN.length() + Markers.END.length() && text.startsWith(Markers.BEGIN)
                && text.endsWith(Markers.END);
    }

    private static String inner(String text) {
        return text.substring(Markers.BEGIN.length(), text.length() - Markers.END.length());
    }

    private static boolean isEncoded(String inner) {
        return Glance.isPlain(inner) || Escapes.encode(Escapes.decode(inner)).equals(inner);
    }

    /** Our words as they are, each quoted value in its own box. */
    public static String boxed(Prose prose) {
        return prose.render(Boxing::boxed);
    }

    /** The inverse of {@link #boxed(Prose)}. What is not well formed, after an edit by hand, comes back as quotes. */
    public static Prose unboxProse(String text) {
        List<Prose.Part> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf(Markers.BEGIN, from);
            int close = open < 0 ? -1 : text.indexOf(Markers.END, open);
            if (open < 0 || close < 0) {
                addWords(parts, text.substring(from));
                break;
            }
            int end = close + Markers.END.length();
            addWords(parts, text.substring(from, open));
            parts.add(new Prose.Quote(unboxLeniently(text.substring(open, end))));
            from = end;
        }
        return new Prose(parts);
    }

    private static void addWords(List<Prose.Part> parts, String words) {
        if (words.contains(Markers.BEGIN) || words.contains(Markers.END)) {
            parts.add(new Prose.Quote(Untrusted.of(words)));
        } else if (!words.isEmpty()) {
            parts.add(new Prose.Words(words));
        }
    }

    /** A map key in a file: short names of plain letters stay as they are, any other is boxed. */
    public static String key(Untrusted key) {
        return isPlainKey(key.clear()) ? key.clear() : boxed(key);
    }

    /** The inverse of {@link #key}. */
    public static Untrusted unboxKey(String key) {
        return isPlainKey(key) ? Untrusted.of(key) : unbox(key).orElseGet(() -> Untrusted.of(key));
    }

    /** {@code [A-Za-z0-9_.$:/-]{1,64}}, unless it reads as a marker. */
    private static boolean isPlainKey(String key) {
        if (key.isEmpty() || key.length() > LONGEST_PLAIN_KEY) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= ':') || c == '_'
                    || c == '$';
            if (!plain) {
                return false;
            }
        }
        return Glance.isPlain(key) || !MarkerScan.of(key).found();
    }
}
