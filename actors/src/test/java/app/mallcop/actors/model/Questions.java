package app.mallcop.actors.model;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.JdkWire;
import app.mallcop.net.Network;
import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions as an actor asks them, over real HTTP, with pauses that nobody waits for. */
final class Questions {

    static final String SCHEMA = """
            {"type":"object","properties":{"finding_id":{"type":"string"}},"required":["finding_id"]}""";
    static final List<Tool> TOOLS = List.of(new Tool("read-events", "Events of a finding.", SCHEMA),
            new Tool("resolve-finding", "The verdict.", SCHEMA));
    static final String SHOWN = """
            {"finding":"fnd_00ab12cd34ef5678","events":[{"id":"evt-2026-03-01-azure-0123456789abcdef",\
            "actor":"[USER_DATA_BEGIN]alice[USER_DATA_END]"}],"known":true}""";

    static final class Pauses implements Waits {
        final List<Duration> slept = new ArrayList<>();

        @Override
        public Instant now() {
            return Instant.parse("2026-03-10T12:00:00Z");
        }

        @Override
        public long nanos() {
            return System.nanoTime() + slept.stream().mapToLong(Duration::toNanos).sum();
        }

        @Override
        public void sleep(Duration duration) {
            slept.add(duration);
        }

        @Override
        public double chance() {
            return 0.5;
        }
    }

    final Pauses pauses = new Pauses();
    final Network network = new Network(new JdkWire(TrustAnchors.context(Optional.empty()), Optional.empty()), pauses);

    /** The first turn: what is known is handed over as if it had been asked for. */
    static Ask first() {
        return ask(List.of(new Message.Said("Work on the finding that was read."),
                new Message.Answered(List.of(call("pre-1", "read-events"))),
                new Message.Results(List.of(new Message.Result("pre-1", SHOWN, false)))));
    }

    static Ask ask(List<Message> messages) {
        return new Ask("claude-haiku-5-5", "You look into findings.", TOOLS, messages, 2048, Duration.ofSeconds(10));
    }

    static Ask after(Ask before, Reply reply, Message.Result... results) {
        List<Message> messages = new ArrayList<>(before.messages());
        messages.add(new Message.Answered(reply.parts()));
        messages.add(new Message.Results(List.of(results)));
        return ask(messages);
    }

    static Part.Call call(String id, String name) {
        return new Part.Call(id, name, Value.Fields.of(Map.of("finding_id", Value.text("fnd_00ab12cd34ef5678"))));
    }

    static List<Part.Call> calls(Reply reply) {
        return reply.parts().stream().filter(Part.Call.class::isInstance).map(Part.Call.class::cast).toList();
    }

    static String text(Part.Call call, String name) {
        return call.arguments().fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text)
                ? text.clear()
                : "";
    }

    Model anthropic(String base) {
        return Backends.anthropic(URI.create(base), app.mallcop.sim.models.ModelServer.KEY, network, Optional.empty());
    }

    Model managed(String base) {
        return Backends.managed(URI.create(base), app.mallcop.sim.models.ModelServer.KEY, network, Optional.empty());
    }

    Model chat(String base) {
        return Backends.chat(URI.create(base), Optional.of(app.mallcop.sim.models.ModelServer.KEY), network,
                Optional.of("claude-haiku-5-5"));
    }
}
