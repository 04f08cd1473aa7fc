package app.mallcop.api.config;

import app.mallcop.api.Names;

/** What a text must look like, where it holds no {@code ${VAR}}. */
public enum TextShape {
    FREE("text"),
    CONNECTOR_ID("1 to 63 of a-z, 0-9, '.', '_', '-', starting with a letter or digit"),
    NAME("a name: 1 to 63 of a-z, 0-9, '.', '_', '-', starting with a letter or digit"),
    RULE("a rule id: 1 to 127 of a-z, 0-9, '.', '_', '-', '/', starting with a letter or digit"),
    DOMAIN("a domain such as corp.example, without '@' or 'https://'"),
    TIME_ZONE("a time zone such as UTC or Europe/Berlin"),
    URL("a URL starting with https:// or http://"),
    PATH("a path to a file");

    private static final int LONGEST = 4_096;

    private final String allowed;

    TextShape(String allowed) {
        this.allowed = allowed;
    }

    public String allowed() {
        return allowed;
    }

    public boolean admits(String text) {
        return text.length() <= LONGEST && switch (this) {
            case FREE -> true;
            case CONNECTOR_ID, NAME -> Names.isConnectorId(text);
            case RULE -> isRule(text);
            case DOMAIN -> isDomain(text);
            case TIME_ZONE -> text.equals("UTC") || java.time.ZoneId.getAvailableZoneIds().contains(text);
            case URL -> (text.startsWith("https://") || text.startsWith("http://"))
                    && text.length() > text.indexOf(':') + 3 && text.chars().noneMatch(c -> c <= ' ');
            case PATH -> !text.isBlank() && text.indexOf('\0') < 0;
        };
    }

    private static boolean isRule(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean start = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!start && (i == 0 || "._-/".indexOf(c) < 0)) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 127;
    }

    /** Whether the value decides what the file means, so that a reference in it is resolved when the file is loaded. */
    public boolean structural() {
        return this == CONNECTOR_ID || this == NAME || this == RULE;
    }

    private static boolean isDomain(String text) {
        boolean label = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (!label) {
                    return false;
                }
                label = false;
            } else if (Character.isLetterOrDigit(c) || (c == '-' && label)) {
                label = true;
            } else {
                return false;
            }
        }
        return label && text.length() <= 253;
    }
}
