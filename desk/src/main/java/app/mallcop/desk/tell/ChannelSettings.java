package app.mallcop.desk.tell;

import app.mallcop.actors.channels.Settings;
import app.mallcop.desk.config.Section;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.SecretBackend;
import java.util.List;
import java.util.Optional;

/** One channel's section of the config. */
final class ChannelSettings implements Settings {

    private final Section section;
    private final SecretBackend secrets;
    private final boolean vaulted;

    /** @param vaulted whether what {@code secrets} does not know may be in a vault, which is not asked */
    ChannelSettings(Section section, SecretBackend secrets, boolean vaulted) {
        this.section = section;
        this.secrets = secrets;
        this.vaulted = vaulted;
    }

    @Override
    public Optional<Interpolated.Resolution> text(String key) {
        return resolved(section.text(key));
    }

    @Override
    public List<Optional<Interpolated.Resolution>> texts(String key) {
        return section.texts(key).stream().map(this::resolved).toList();
    }

    private Optional<Interpolated.Resolution> resolved(Interpolated text) {
        Interpolated.Resolution found = text.resolve(secrets);
        return vaulted && found instanceof Interpolated.Missing ? Optional.empty() : Optional.of(found);
    }

    @Override
    public int whole(String key) {
        return Math.toIntExact(section.whole(key));
    }

    @Override
    public boolean flag(String key) {
        return section.flag(key);
    }
}
