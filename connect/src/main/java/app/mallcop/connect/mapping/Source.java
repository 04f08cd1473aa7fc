package app.mallcop.connect.mapping;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a value of an event comes from. */
sealed interface Source permits Path, Source.Fixed, Source.Words, Source.Provided, Source.FirstOf, Source.Several {

    /** Null where the record does not say. */
    @Nullable
    Value in(Scene scene);

    /** Always the same. */
    record Fixed(Value value) implements Source {
        @Override
        public Value in(Scene scene) {
            return value;
        }
    }

    /** A text with values filled in; absent when one of them is. */
    record Words(List<Source> parts) implements Source {
        public Words {
            parts = List.copyOf(parts);
        }

        @Override
        public @Nullable Value in(Scene scene) {
            StringBuilder out = new StringBuilder();
            for (Source part : parts) {
                Untrusted text = Values.text(part.in(scene));
                if (text == null) {
                    return null;
                }
                out.append(text.clear());
            }
            return Value.text(out.toString());
        }
    }

    /** Only where a condition holds. */
    record Provided(Condition when, Source take) implements Source {
        @Override
        public @Nullable Value in(Scene scene) {
            return when.holds(scene) ? take.in(scene) : null;
        }
    }

    /** The first that is there. */
    record FirstOf(List<Source> sources) implements Source {
        public FirstOf {
            sources = List.copyOf(sources);
        }

        @Override
        public @Nullable Value in(Scene scene) {
            for (Source source : sources) {
                Value value = source.in(scene);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }
    }

    /** Several under names: the request's own parameters. */
    record Several(List<Named> named) implements Source {
        public Several {
            named = List.copyOf(named);
        }

        @Override
        public @Nullable Value in(Scene scene) {
            var fields = new TreeMap<Untrusted, Value>();
            for (Named each : named) {
                Value value = each.source().in(scene);
                if (value != null) {
                    fields.put(each.name(), value);
                }
            }
            return fields.isEmpty() ? null : new Value.Fields(fields);
        }
    }

    /** A source and the name its value goes under. */
    record Named(Untrusted name, Source source) {}
}
