package app.mallcop.api;

import java.util.Optional;

/** The name of a kind of event, such as {@code role_assignment}. The known ones are in the {@link Vocabulary}. */
public record EventType(String name) implements Comparable<EventType> {

    public EventType {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "an event type is 1 to 64 of a-z, 0-9, '_', '.', '-', starting with a letter or digit");
        }
    }

    public static Optional<EventType> parse(String name) {
        return isName(name) ? Optional.of(new EventType(name)) : Optional.empty();
    }

    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > 64) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean start = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!start && (i == 0 || (c != '_' && c != '.' && c != '-'))) {
                return false;
            }
        }
        return true;
    }

    /** Asked many times for each event: without the detour that records take. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof EventType that && name.equals(that.name));
    }

    @Override
    public int compareTo(EventType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
