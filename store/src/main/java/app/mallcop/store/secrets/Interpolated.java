package app.mallcop.store.secrets;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that may hold {@code ${VAR}}, {@code ${VAR:-default}} and {@code $$}. It is resolved when it is needed, so a
 * variable that is not set breaks the part that needs it and nothing else. It does not show its text.
 */
public final class Interpolated {

    /** What came of resolving. */
    public sealed interface Resolution {}

    public record Found(Secret secret) implements Resolution {}

    /** Variables that are not set and have no default. */
    public record Missing(List<String> variables) implements Resolution {
        public Missing {
            variables = List.copyOf(variables);
        }
    }

    /** One {@code ${…}}; the default does not show itself. */
    public record Reference(String variable, @Nullable String fallback) {
        public Reference {
            requireNonNull(variable, "variable is null");
        }

        @Override
        public String toString() {
            return "${" + variable + (fallback == null ? "" : fallback.isEmpty() ? ":-" : ":-…") + "}";
        }
    }

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Use(Reference reference) implements Part {}

    private final String written;
    private final List<Part> parts;

    private Interpolated(String written, List<Part> parts) {
        this.written = written;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads the references of a text.
     *
     * @throws IllegalArgumentException when a reference is not closed or names no variable; {@link #flaw} says which
     */
    public static Interpolated of(String written) {
        List<Part> parts = new ArrayList<>();
        String flaw = read(written, parts);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
        return new Interpolated(written, parts);
    }

    /** What is wrong with a text, in words that do not show it. */
    public static Optional<String> flaw(String written) {
        return written.indexOf('$') < 0 ? Optional.empty() : Optional.ofNullable(read(written, new ArrayList<>()));
    }

    private static @Nullable String read(String written, List<Part> parts) {
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < written.length()) {
            char c = written.charAt(i);
            char next = i + 1 < written.length() ? written.charAt(i + 1) : ' ';
            if (c != '$' || (next != '$' && next != '{')) {
                literal.append(c);
                i++;
            } else if (next == '$') {
                literal.append('$');
                i += 2;
            } else {
                int close = written.indexOf('}', i);
                if (close < 0) {
                    return "a '${' that is not closed";
                }
                String inside = written.substring(i + 2, close);
                int dash = inside.indexOf(":-");
                String variable = dash < 0 ? inside : inside.substring(0, dash);
                if (!isVariable(variable)) {
                    return "a '${…}' that names no variable";
                }
                if (!literal.isEmpty()) {
                    parts.add(new Literal(literal.toString()));
                    literal.setLength(0);
                }
                parts.add(new Use(new Reference(variable, dash < 0 ? null : inside.substring(dash + 2))));
                i = close + 1;
            }
        }
        if (!literal.isEmpty() || parts.isEmpty()) {
            parts.add(new Literal(literal.toString()));
        }
        return null;
    }

    /** {@code [A-Za-z_][A-Za-z0-9_]*} */
    public static boolean isVariable(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** The text as it stands in the file, references and all. May hold a secret that somebody wrote there. */
    public String written() {
        return written;
    }

    public List<Reference> references() {
        List<Reference> out = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Use use) {
                out.add(use.reference);
            }
        }
        return out;
    }

    /** Whether there is text beside the references. */
    public boolean literalBesideReferences() {
        for (Part part : parts) {
            if (part instanceof Literal literal && !literal.text.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether something stands in the file itself: text beside the references, or a default that is not empty. */
    public boolean hasLiteral() {
        if (literalBesideReferences()) {
            return true;
        }
        for (Part part : parts) {
            if (part instanceof Use use) {
                String fallback = use.reference.fallback();
                if (fallback != null && !fallback.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A default holds for a variable that is not set, and for one that is set to nothing. */
    public Resolution resolve(SecretBackend backend) {
        StringBuilder out = new StringBuilder();
        List<String> missing = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                out.append(literal.text);
            } else if (part instanceof Use use) {
                String fallback = use.reference.fallback();
                Secret found = backend.find(use.reference.variable()).orElse(null);
                if (fallback != null && (found == null || found.isEmpty())) {
                    out.append(fallback);
                } else if (found == null) {
                    missing.add(use.reference.variable());
                } else {
                    out.append(found.reveal());
                }
            }
        }
        return missing.isEmpty() ? new Found(Secret.of(out.toString())) : new Missing(missing);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Interpolated that && written.equals(that.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    /** References by name, everything else by length. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> out.append('‹').append(literal.text.length()).append(" chars›");
                case Use use -> out.append(use.reference);
            }
        }
        return out.toString();
    }
}
