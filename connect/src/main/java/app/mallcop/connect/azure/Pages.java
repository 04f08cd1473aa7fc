package app.mallcop.connect.azure;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.SignedCaller;
import app.mallcop.net.json.Json;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of Microsoft's: {@code value}, and a link to the next page. */
record Pages(SignedCaller caller, String nextKey) {

    /** A list that is longer than this leads in a circle. */
    private static final int MOST_PAGES = 100_000;

    @FunctionalInterface
    interface RecordTaker {
        void take(Value.Fields item) throws PlatformFailed, InterruptedException;
    }

    static Pages ofArm(SignedCaller caller) {
        return new Pages(caller, "nextLink");
    }

    static Pages ofGraph(SignedCaller caller) {
        return new Pages(caller, "@odata.nextLink");
    }

    private record Page(List<Value.Fields> items, @Nullable String next) {
        Page(List<Value.Fields> items, @Nullable String next) {
            this.items = items;
            this.next = next;
        }
    }

    void read(URI first, RecordTaker taker) throws PlatformFailed, InterruptedException {
        URI at = first;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Page page = caller.ask(Ask.get(at), answer -> page(Json.object(answer)));
            for (Value.Fields item : page.items()) {
                taker.take(item);
            }
            String next = page.next();
            if (next == null) {
                return;
            }
            at = caller.caller().link(next);
        }
    }

    /** Throws when it can't be read; what it says is not looked at. */
    void probe(URI first) throws PlatformFailed, InterruptedException {
        caller.ask(Ask.get(first), Json::object);
    }

    private Page page(Value.Fields answer) throws Unreadable {
        Value items = answer.fields().get(Untrusted.of("value"));
        if (items == null) {
            throw new Unreadable("a list without a value");
        }
        String next = answer.fields().get(Untrusted.of(nextKey)) instanceof Value.Text(Untrusted link)
                && !link.clear().isEmpty() ? link.clear() : null;
        return new Page(Json.objects(items), next);
    }
}
