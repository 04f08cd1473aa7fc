package app.mallcop.actors.channels;

import app.mallcop.store.secrets.Interpolated;
import java.util.List;
import java.util.Optional;

/** What the config says of one channel. Variables are looked up when a value is asked for. */
public interface Settings {

    /** Empty when it is in a vault that is not asked now. */
    Optional<Interpolated.Resolution> text(String key);

    List<Optional<Interpolated.Resolution>> texts(String key);

    int whole(String key);

    boolean flag(String key);
}
