package app.mallcop.actors.channels;

import app.mallcop.net.guarded.WebhookUrl;
import app.mallcop.store.secrets.Secret;
import java.util.List;
import java.util.Optional;

/** Where a channel leads, with everything that is needed to send there. None of them shows a secret. */
public sealed interface Target {

    /** The channel's name in the config, such as {@code notify-teams}. */
    String channel();

    /** Where it leads, in words that tell no secret. */
    String shown();

    record Teams(String channel, WebhookUrl url) implements Target {
        @Override
        public String shown() {
            return "Teams at " + url.host();
        }
    }

    record Slack(String channel, WebhookUrl url) implements Target {
        @Override
        public String shown() {
            return "Slack at " + url.host();
        }
    }

    /** @param secret the key of the signature; without one nothing is signed */
    record Webhook(String channel, WebhookUrl url, Optional<Secret> secret) implements Target {
        @Override
        public String shown() {
            return "the webhook at " + url.host();
        }
    }

    /** @param login the user, with {@code password}; none = no login */
    record Email(String channel, String host, int port, boolean startTls, String from, List<String> to,
            Optional<String> login, Secret password) implements Target {
        public Email {
            to = List.copyOf(to);
        }

        @Override
        public String shown() {
            return "the mail server " + host;
        }
    }
}
