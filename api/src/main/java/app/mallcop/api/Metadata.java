package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What an event says beyond who did what to what: IP, country, role, outcome. Canonical keys are in the vocabulary. */
public record Metadata(Value.Fields fields) {

    public static final Metadata NONE = new Metadata(Value.Fields.NONE);

    public Metadata {
        requireNonNull(fields, "fields is null");
    }

    public Optional<Value> get(String key) {
        return Optional.ofNullable(fields.named(key));
    }

    /** The text under this key; empty where the key is absent or holds something else. */
    public Optional<Untrusted> text(String key) {
        return fields.named(key) instanceof Value.Text(Untrusted text) ? Optional.of(text) : Optional.empty();
    }

    public boolean isEmpty() {
        return fields.fields().isEmpty();
    }
}
