package app.mallcop.desk.init;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.Discovery.Setting;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.polling.Wiring;
import java.util.List;
import java.util.Set;

/** A platform that answers what a test says. */
record Offering(String type, Answer answer) implements Platform {

    interface Answer {
        Discovery of(Wiring wiring) throws InterruptedException;
    }

    static Offering ready(String type, Setting... settings) {
        return new Offering(type, _ -> new Discovery(Discovery.State.READY, List.of(Prose.of("all of it")), List.of(),
                List.of(settings), List.of(), -1));
    }

    static Setting setting(String key, String value) {
        return Setting.one(key, Untrusted.of(value));
    }

    @Override
    public Connector connect(Wiring wiring) {
        return new Connector() {
            @Override
            public String type() {
                return wiring.type();
            }

            @Override
            public Set<EventType> eventTypes() {
                return Set.of();
            }

            @Override
            public Discovery discover() throws InterruptedException {
                return answer.of(wiring);
            }

            @Override
            public Offer offer() {
                return Offer.of(List.of());
            }
        };
    }
}
