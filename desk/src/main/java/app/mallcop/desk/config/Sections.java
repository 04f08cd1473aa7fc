package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked sections of a file, before and beside their typed form.
 *
 * @param plain sections with fixed keys, by name; one that is not written is absent
 * @param connectors in the order of the file
 * @param overrides routing, older forms included
 * @param actors by name, as detectors and patrols
 */
public record Sections(Map<String, Section> plain, List<Section> connectors, List<Config.Route> overrides,
        Map<String, Section> actors, Map<String, Section> detectors, Map<String, Section> patrols) {

    public Sections {
        plain = ordered(plain);
        connectors = List.copyOf(connectors);
        overrides = List.copyOf(overrides);
        actors = ordered(actors);
        detectors = ordered(detectors);
        patrols = ordered(patrols);
    }

    static final Sections NONE = new Sections(Map.of(), List.of(), List.of(), Map.of(), Map.of(), Map.of());

    /** Keeps the order of the file, which {@code Map.copyOf} would not. */
    private static Map<String, Section> ordered(Map<String, Section> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The section of this name, or its defaults. */
    Section plain(String name, List<ConfigKey> keys) {
        Section section = plain.get(name);
        return section != null ? section : Section.defaults(name, keys);
    }
}
