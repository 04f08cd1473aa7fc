package app.mallcop.actors.channels;

import app.mallcop.net.guarded.WebhookUrl;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.Secret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        return required(key, settings.text(key)).flatMap(text -> switch (WebhookUrl.read(text, privateAllowed)) {
            case WebhookUrl.Good(WebhookUrl url) -> Optional.of(url);
            case WebhookUrl.Bad(String why) -> {
                flaws.add(key + " is not a valid URL (" + why + ")");
                yield Optional.empty();
            }
        });
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
            required("to_addrs", text).stream().flatMap(all -> List.of(all.split(",", -1)).stream())
                    .map(String::strip).filter(one -> isAddress("to_addrs", one)).forEach(to::add);
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

    /** One address, of one line: a line break would begin another header. */
    private boolean isAddress(String key, String text) {
        boolean oneLine = text.codePoints().noneMatch(Character::isISOControl);
        try {
            if (oneLine && text.indexOf('@') > 0) {
                new InternetAddress(text, true).validate();
                return true;
            }
        } catch (AddressException told) {
            // said below, in our own words
        }
        flaws.add(key + " holds what is not a mail address");
        return false;
    }

    private Optional<String> required(String key, Optional<Interpolated.Resolution> found) {
        if (found.isEmpty()) {
            vaulted = true;
            return Optional.empty();
        }
        return switch (found.get()) {
            case Interpolated.Missing missing -> {
                flaws.add(key + " not configured (" + variables(missing.variables()) + " not set)");
                yield Optional.empty();
            }
            case Interpolated.Found text -> {
                String value = text.secret().reveal().strip();
                if (value.isEmpty() || value.startsWith("${")) {
                    flaws.add(key + " not configured (got '" + value + "')");
                    yield Optional.empty();
                }
                yield Optional.of(value);
            }
        };
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
        return switch (found.get()) {
            case Interpolated.Found text -> Optional.of(text.secret().reveal()).filter(value -> !value.isEmpty());
            case Interpolated.Missing missing -> {
                flaws.add(key + " not configured (" + variables(missing.variables()) + " not set)");
                yield Optional.empty();
            }
        };
    }
}
