package app.mallcop.store.events;

import app.mallcop.api.Event;
import app.mallcop.api.Metadata;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.airlock.Bounds;
import app.mallcop.text.airlock.Inspect;
import app.mallcop.text.injection.TextSignals;
import app.mallcop.text.secrets.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a record before its first write: metadata is brought within bounds (and read in full before), recognised secrets are taken out
 * (the only alteration, law 2), and what the strings tried is noted. The id was given before, so it does not change. Not
 * for use by two threads.
 */
@SuppressWarnings("ReferenceEquality") // whether it is the same text, not whether it says the same
public final class Admission {

    private final Harmless harmless;
    private final KeptRaw.Maker raws = new KeptRaw.Maker();
    private final CutTexts cutTexts;

    public Admission(Redactor redactor) {
        this.harmless = new Harmless(redactor);
        this.cutTexts = new CutTexts(redactor);
    }

    /** A record as it will be written. */
    public record Admitted(Event event, @Nullable KeptRaw raw) {}

    public Admitted admit(Event event, @Nullable RawPayload raw) {
        Bounds.Fitted fitted = fit(event.metadata().fields());
        Traces traces = traces(event.actor()).and(traces(event.target())).and(traces(event.action()))
                .and(fitted.traces());
        Value.Fields fields = harmless.redact(fitted.fields());
        Untrusted actor = harmless.redact(event.actor());
        Untrusted target = harmless.redact(event.target());
        Untrusted action = harmless.redact(event.action());
        KeptRaw kept = raw == null ? null : raws.make(new RawPayload(harmless.redact(raw.content())));
        RawPayload.Ref ref = kept == null ? event.raw() : kept.ref();
        boolean asItCame = kept == null && traces.equals(event.traces()) && fields == event.metadata().fields()
                && actor == event.actor() && target == event.target() && action == event.action();
        return new Admitted(asItCame
                ? event
                : new Event(event.id(), event.timestamp(), event.source(), event.connectorType(), event.type(), actor,
                        target, action, event.severity(), new Metadata(fields), traces, ref),
                kept);
    }

    /** Cut to size, after all of what is cut was read. */
    private Bounds.Fitted fit(Value.Fields fields) {
        Bounds.Fitted fitted = Bounds.fit(fields);
        return fitted.fields() == fields
                ? fitted
                : cutTexts.signals(fields, fitted.fields())
                        .map(signals -> Bounds.fit(fields, Untrusted.of(TextSignals.KEY), signals)).orElse(fitted);
    }

    private Traces traces(Untrusted text) {
        return harmless.is(text) ? Traces.NONE : Inspect.traces(text);
    }
}
