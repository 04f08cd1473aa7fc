package app.mallcop.connect.mapping;

import app.mallcop.api.EventType;
import app.mallcop.api.config.ConfigError;
import app.mallcop.store.config.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A mapping table as it was read. Immutable; each thread binds a {@link Mapper} of its own. */
public final class Mapping {

    /**
     * How every record of the table says what it is.
     *
     * @param lookup what the operations are named by, where it is not the operation alone
     */
    record Shape(@Nullable Source id, Source time, Source operation, @Nullable Source lookup, @Nullable Source actor,
            @Nullable Source target, List<Source.Named> metadata) {
        Shape(@Nullable Source id, Source time, Source operation, @Nullable Source lookup, @Nullable Source actor,
                @Nullable Source target, List<Source.Named> metadata) {
            this.id = id;
            this.time = time;
            this.operation = operation;
            this.lookup = lookup;
            this.actor = actor;
            this.target = target;
            this.metadata = List.copyOf(metadata);
        }
    }

    /** Operations whose name is like this. */
    record Entry(Glob glob, Operation operation) {}

    private final String platform;
    private final String version;
    private final Shape shape;
    private final Map<String, Operation> exact;
    private final List<Entry> globs;
    private final Alternative otherwise;

    /** @param exact by the name in lower case */
    Mapping(String platform, String version, Shape shape, Map<String, Operation> exact, List<Entry> globs,
            Alternative otherwise) {
        this.platform = platform;
        this.version = version;
        this.shape = shape;
        this.exact = Map.copyOf(exact);
        this.globs = List.copyOf(globs);
        this.otherwise = otherwise;
    }

    /**
     * A table that comes with mallcop.
     *
     * @param name of the file without {@code .yaml}
     */
    public static Mapping load(String name) {
        String file = name + ".yaml";
        try (InputStream in = Mapping.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no mapping table " + file);
            }
            return of(YamlFile.parse(in.readAllBytes(), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BadTable telling all that is wrong with it */
    public static Mapping parse(String yaml, String shownAs) {
        return of(YamlFile.parse(yaml, shownAs));
    }

    private static Mapping of(YamlFile file) {
        List<ConfigError> errors = new ArrayList<>(file.errors());
        if (file.root() == null || !errors.isEmpty()) {
            throw new BadTable(errors);
        }
        return TableReader.read(file.root());
    }

    public String platform() {
        return platform;
    }

    public String version() {
        return version;
    }

    /** A mapper for the records of one connector. */
    public Mapper bind(String connectorId, String connectorType) {
        return new Mapper(this, connectorId, connectorType);
    }

    /** Every type an event may have. */
    public SortedSet<EventType> eventTypes() {
        TreeSet<EventType> types = new TreeSet<>();
        exact.values().forEach(operation -> operation.alternatives().forEach(each -> add(each, types)));
        globs.forEach(entry -> entry.operation().alternatives().forEach(each -> add(each, types)));
        add(otherwise, types);
        return Collections.unmodifiableSortedSet(types);
    }

    private static void add(Alternative alternative, Set<EventType> types) {
        if (alternative.type() != null) {
            types.add(alternative.type());
        }
        alternative.also().forEach(each -> add(each, types));
    }

    /** The vendor's operations as the table names them, with {@code *} where it does. */
    public SortedSet<String> operations() {
        TreeSet<String> names = new TreeSet<>();
        exact.values().forEach(operation -> names.add(operation.name()));
        globs.forEach(entry -> names.add(entry.operation().name()));
        return Collections.unmodifiableSortedSet(names);
    }

    Shape shape() {
        return shape;
    }

    Alternative otherwise() {
        return otherwise;
    }

    /** The operations a name may be, the exact one first. */
    List<Operation> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<Operation> found = new ArrayList<>();
        Operation same = exact.get(lower);
        if (same != null) {
            found.add(same);
        }
        for (Entry entry : globs) {
            if (entry.glob().matches(lower)) {
                found.add(entry.operation());
            }
        }
        return List.copyOf(found);
    }
}
