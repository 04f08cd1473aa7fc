package app.mallcop.api.plugin;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import java.util.List;

/**
 * What {@link Connector#discover()} found out.
 *
 * @param found what is there, such as "2 subscriptions"; may quote the platform
 * @param needs what stands between us and reading it; of a platform that is not here at all, nothing
 * @param settings config keys it suggests, beside id and type; never a secret
 * @param eventsPerDay how many events a day the sample promises; -1 when it was not sampled
 */
public record Discovery(State state, List<Prose> found, List<Need> needs, List<Setting> settings, List<String> notes,
        long eventsPerDay) {

    public enum State {
        /** It can be read. */
        READY,
        /** Something of it is here, and credentials are missing. */
        CREDENTIALS_MISSING,
        /** Credentials are here, and may not read. */
        NOT_PERMITTED,
        /** It could not be asked: no network, an error of the platform. */
        NOT_REACHED,
        /** Nothing of it is here. */
        ABSENT
    }

    /**
     * Something that is missing.
     *
     * @param name a variable, a permission, a role
     * @param how what to do to get it, least privilege first: a command, or where to click
     */
    public record Need(String name, String how) {
        public Need {
            requireNonNull(name, "name is null");
            requireNonNull(how, "how is null");
        }
    }

    /** A key of the connector's config; {@code list} where the key takes a list. */
    public record Setting(String key, List<Untrusted> values, boolean list) {
        public Setting {
            values = List.copyOf(values);
        }

        public static Setting one(String key, Untrusted value) {
            return new Setting(key, List.of(value), false);
        }

        public static Setting many(String key, List<Untrusted> values) {
            return new Setting(key, values, true);
        }
    }

    public Discovery {
        requireNonNull(state, "state is null");
        found = List.copyOf(found);
        needs = List.copyOf(needs);
        settings = List.copyOf(settings);
        notes = List.copyOf(notes);
    }

    public static Discovery absent() {
        return new Discovery(State.ABSENT, List.of(), List.of(), List.of(), List.of(), -1);
    }

    public static Discovery missing(List<Need> needs) {
        return new Discovery(State.CREDENTIALS_MISSING, List.of(), needs, List.of(), List.of(), -1);
    }

    public static Discovery notPermitted(List<Need> needs) {
        return new Discovery(State.NOT_PERMITTED, List.of(), needs, List.of(), List.of(), -1);
    }
}
