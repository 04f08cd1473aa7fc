package app.mallcop.connect.openclaw.settings;

import app.mallcop.api.Value;
import java.util.function.UnaryOperator;

/** What of settings may be kept, and what of that an event has room for; of settings that came from elsewhere than a file. */
public final class SettingsView {

    private SettingsView() {}

    public static Value.Fields withoutSecrets(Value.Fields settings, UnaryOperator<String> hash) {
        return Unsecret.of(settings, hash);
    }

    public static Value.Fields relevant(Value.Fields settings) {
        return Relevant.of(settings);
    }
}
