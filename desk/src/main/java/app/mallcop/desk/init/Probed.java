package app.mallcop.desk.init;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.plugin.Discovery;
import java.util.List;

/**
 * What one platform answered.
 *
 * @param id of the connector in the config, or the one it would get
 * @param configured whether the config names it already
 * @param variables that would let it be read, for a platform of which nothing is here
 */
public record Probed(String id, String type, boolean configured, Discovery discovery, List<String> variables) {

    public Probed {
        requireNonNull(id, "id is null");
        requireNonNull(type, "type is null");
        requireNonNull(discovery, "discovery is null");
        variables = List.copyOf(variables);
    }

    public boolean isReady() {
        return discovery.state() == Discovery.State.READY;
    }

    /** Whether it is one to write into the config now. */
    public boolean isNew() {
        return isReady() && !configured;
    }
}
