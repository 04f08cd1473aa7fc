package app.mallcop.actors.channels;

import app.mallcop.net.guarded.WebhookUrl;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a channel: where it leads, or everything that is wrong with them. */
public final class Setup {

    /** The channels that are built in. */
    public static final List<String> CHANNELS = List.of("notify-teams", "notify-slack", "notify-email",
            "notify-webhook");

    /** What came of reading one. */
    public sealed interface Read {}

    public record Ready(Target target) implements Read {}

    /** @param flaws each names the key; none shows a secret */
    public record Unready(List<String> flaws) implements Read {
        public Unready {
            flaws = List.copyOf(flaws);
        }
    }

    /** Nothing is wrong as far as can be seen; something is in a vault that is not asked now. */
    public record Vaulted() implements Read {}

    /** A reference that nobody replaced, which is no secret. */
    private static final Pattern NAMED = Pattern.compile("\\$\\{[A-Za-z0-9_]{1,64}}");

    private final Settings settings;
    private final boolean privateAllowed;
    private final List<String> flaws = new ArrayList<>();
    private boolean vaulted;

    private Setup(Settings settings, boolean privateAllowed) {
        this.settings = settings;
        this.privateAllowed = privateAllowed;
    }

    public static Read read(String channel, Settings settings, boolean privateAllowed) {
        Setup setup = new Setup(settings, privateAllowed);
        Optional<Target> target = setup.target(channel);
        if (!setup.flaws.isEmpty()) {
            return new Unready(setup.flaws);
        }
        return setup.vaulted ? new Vaulted() : target.<Read>map(Ready::new).orElseGet(Vaulted::new);
    }

    private Optional<Target> target(String channel) {
        return switch (channel) {
            case "notify-teams" -> url("webhook_url").map(url -> new Target.Teams(channel, url));
            case "notify-slack" -> url("webhook_url").map(url -> new Target.Slack(channel, url));
            case "notify-webhook" -> {
                Optional<String> secret = optional("secret");
                yield url("url").map(url -> new Target.Webhook(channel, url, secret.map(Secret::of)));
            }
            case "notify-email" -> email(channel);
            default -> throw new IllegalArgumentException("no channel is called " + channel);
        };
    }

    private Optional<WebhookUrl> url(String key) {
        Optional<String> text = required(key, settings.text(key));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        WebhookUrl.Read read = WebhookUrl.read(text.get(), privateAllowed);
        if (read instanceof WebhookUrl.Good good) {
            return Optional.of(good.url());
        }
        if (read instanceof WebhookUrl.Bad bad) {
            flaws.add(key + " is not a valid URL (" + bad.why() + ")");
        }
        return Optional.empty();
    }

    private Optional<Target> email(String channel) {
        Optional<String> host = required("smtp_host", settings.text("smtp_host")).filter(this::isHost);
        Optional<String> from = required("from_addr", settings.text("from_addr"))
                .filter(text -> isAddress("from_addr", text));
        List<String> to = new ArrayList<>();
        if (settings.texts("to_addrs").isEmpty()) {
            flaws.add("to_addrs not configured (got '')");
        }
        for (Optional<Interpolated.Resolution> text : settings.texts("to_addrs")) {
            for (String one : required("to_addrs", text).map(all -> all.split(",", -1)).orElse(new String[0])) {
                if (isAddress("to_addrs", one.strip())) {
                    to.add(one.strip());
                }
            }
        }
        Optional<String> login = optional("username");
        Optional<String> password = optional("password");
        boolean startTls = settings.flag("starttls");
        if (login.isPresent() && !startTls) {
            flaws.add("username needs starttls, since a password is not sent unencrypted");
        }
        if (host.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Target.Email(channel, host.get(), settings.whole("smtp_port"), startTls, from.get(),
                to, login, Secret.of(password.orElse(""))));
    }

    private boolean isHost(String text) {
        boolean fine = text.length() <= 253 && text.chars().allMatch(c -> (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':');
        if (!fine) {
            flaws.add("smtp_host is not a host name");
        }
        return fine;
    }

    private boolean isAddress(String key, String text) {
        boolean fine = MailAddress.isOne(text);
        if (!fine) {
            flaws.add(key + " holds what is not a mail address");
        }
        return fine;
    }

    private Optional<String> required(String key, Optional<Interpolated.Resolution> found) {
        if (found.isEmpty()) {
            vaulted = true;
            return Optional.empty();
        }
        String whole = found(key, found.get());
        if (whole == null) {
            return Optional.empty();
        }
        String value = whole.strip();
        if (value.isEmpty() || value.startsWith("${")) {
            flaws.add(key + " not configured (got '" + (NAMED.matcher(value).matches() ? value : "") + "')");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** Null after telling that a variable is not set. Not a switch over types: status would pay for it at every start. */
    private @Nullable String found(String key, Interpolated.Resolution resolution) {
        if (resolution instanceof Interpolated.Missing missing) {
            flaws.add(key + " not configured (" + variables(missing.variables()) + " not set)");
        }
        return resolution instanceof Interpolated.Found text ? text.secret().reveal() : null;
    }

    private static String variables(List<String> names) {
        return names.size() == 1
                ? "Environment variable " + names.getFirst() + " is"
                : "Environment variables " + String.join(", ", names) + " are";
    }

    private Optional<String> optional(String key) {
        Optional<Interpolated.Resolution> found = settings.text(key);
        if (found.isEmpty()) {
            vaulted = true;
            return Optional.empty();
        }
        return Optional.ofNullable(found(key, found.get())).filter(value -> !value.isEmpty());
    }
}
