package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/** Someone or something a finding is about, with the part it plays: {@code actor: deploy-bot}, {@code grantee: eve}. */
public record Entity(String role, Untrusted value) implements Comparable<Entity> {

    private static final Comparator<Entity> ORDER = Comparator.comparing(Entity::role).thenComparing(Entity::value);

    public Entity {
        if (!EventType.isName(role)) {
            throw new IllegalArgumentException("a role is a short lower-case name such as actor or target");
        }
        requireNonNull(value, "value is null");
    }

    @Override
    public int compareTo(Entity other) {
        return ORDER.compare(this, other);
    }
}
