package app.mallcop.api;

/** The grammar of names that become file names, ids and keys. Nothing outside it ever reaches a path. */
public final class Names {

    private Names() {}

    /** {@code [a-z0-9][a-z0-9._-]{0,62}}: also a safe folder name. */
    public static boolean isConnectorId(String text) {
        return text.length() <= 63 && isName(text, false);
    }

    public static String requireConnectorId(String text) {
        if (!isConnectorId(text)) {
            throw new IllegalArgumentException(
                    "a connector id is 1 to 63 of a-z, 0-9, '.', '_', '-', starting with a letter or digit");
        }
        return text;
    }

    /** {@code [A-Za-z0-9][A-Za-z0-9._:-]{0,127}}: what an event id may look like, ours or one that came with an import. */
    public static boolean isEventId(String text) {
        return text.length() <= 128 && isName(text, true);
    }

    public static String requireEventId(String text) {
        if (!isEventId(text)) {
            throw new IllegalArgumentException(
                    "an event id is 1 to 128 of letters, digits, '.', '_', ':', '-', starting with a letter or digit");
        }
        return text;
    }

    private static boolean isName(String text, boolean wide) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean start = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (wide && c >= 'A' && c <= 'Z');
            boolean inner = c == '.' || c == '_' || c == '-' || (wide && c == ':');
            if (!start && (i == 0 || !inner)) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
