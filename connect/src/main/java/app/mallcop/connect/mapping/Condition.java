package app.mallcop.connect.mapping;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code when:} asks of a record. Letter case does not matter; of a list, any one may hold. */
sealed interface Condition {

    boolean holds(Scene scene);

    record All(List<Condition> all) implements Condition {
        public All {
            all = List.copyOf(all);
        }

        @Override
        public boolean holds(Scene scene) {
            for (Condition each : all) {
                if (!each.holds(scene)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Any(List<Condition> any) implements Condition {
        public Any {
            any = List.copyOf(any);
        }

        @Override
        public boolean holds(Scene scene) {
            for (Condition each : any) {
                if (each.holds(scene)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Scene scene) {
            return !condition.holds(scene);
        }
    }

    record Present(Source source) implements Condition {
        @Override
        public boolean holds(Scene scene) {
            return source.in(scene) != null;
        }
    }

    /** Equal to one of these words. */
    record OneOf(Source source, Set<String> lower) implements Condition {
        public OneOf {
            lower = Set.copyOf(lower);
        }

        @Override
        public boolean holds(Scene scene) {
            return anyText(source.in(scene), lower::contains);
        }
    }

    /** Like one of these, which hold a {@code *}. */
    record Like(Source source, List<Glob> globs) implements Condition {
        public Like {
            globs = List.copyOf(globs);
        }

        @Override
        public boolean holds(Scene scene) {
            return anyText(source.in(scene), text -> globs.stream().anyMatch(glob -> glob.matches(text)));
        }
    }

    /** Says the same as another place of the record; absent is never the same. */
    record Same(Source source, Source other) implements Condition {
        @Override
        public boolean holds(Scene scene) {
            Untrusted wanted = Values.text(other.in(scene));
            return wanted != null
                    && anyText(source.in(scene), text -> text.equals(wanted.clear().toLowerCase(Locale.ROOT)));
        }
    }

    /** A number within bounds. */
    record Between(Source source, @Nullable BigDecimal least, @Nullable BigDecimal most) implements Condition {
        public Between(Source source, @Nullable BigDecimal least, @Nullable BigDecimal most) {
            this.source = source;
            this.least = least;
            this.most = most;
        }

        @Override
        public boolean holds(Scene scene) {
            BigDecimal number = VendorTime.number(source.in(scene));
            return number != null && (least == null || number.compareTo(least) >= 0)
                    && (most == null || number.compareTo(most) <= 0);
        }
    }

    private static boolean anyText(@Nullable Value value, java.util.function.Predicate<String> test) {
        if (value instanceof Value.Items(List<Value> items)) {
            for (Value item : items) {
                if (!(item instanceof Value.Items) && anyText(item, test)) {
                    return true;
                }
            }
            return false;
        }
        Untrusted text = Values.text(value);
        return text != null && test.test(text.clear().toLowerCase(Locale.ROOT));
    }
}
