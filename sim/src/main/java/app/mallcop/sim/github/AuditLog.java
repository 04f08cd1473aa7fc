package app.mallcop.sim.github;

import app.mallcop.api.Value;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Continuations;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.shelf.Page;
import app.mallcop.sim.shelf.Shelf;
import app.mallcop.sim.shelf.Window;
import app.mallcop.sim.speak.RawGitHubAudit;
import app.mallcop.sim.speak.VendorIds;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/** The audit log: what people do for 180 days, what git does for seven. Without a date, the last three months. */
public final class AuditLog {

    private static final Duration KEPT = Duration.ofDays(180);
    private static final Duration SHOWN = Duration.ofDays(90);
    private static final Duration GIT_KEPT = Duration.ofDays(7);

    private final Supplier<Instant> now;
    private final Shelf<Value> entries;
    private final Continuations cursors = new Continuations("audit log");

    AuditLog(Supplier<Instant> now) {
        this.now = now;
        this.entries = new Shelf<>(now);
    }

    void take(Deed deed, Instant available) {
        put(VendorIds.of(deed), RawGitHubAudit.record(deed), deed.at(), available);
    }

    public void put(String id, Value entry, Instant happened, Instant available) {
        entries.put(id, entry, happened, available);
    }

    /** For tests that fill it with a scripted history. */
    public Shelf<Value> entries() {
        return entries;
    }

    Answer answer(Request request, Given query) {
        Instant from = now.get().minus(SHOWN);
        Instant until = Instant.MAX;
        Optional<String> phrase = query.optional("phrase");
        if (phrase.isPresent()) {
            from = begins(request, phrase.get());
            until = ends(request, phrase.get());
        }
        Instant oldest = now.get().minus(KEPT);
        Instant oldestGit = now.get().minus(GIT_KEPT);
        String include = query.text("include", "web");
        Window<Value> window = entries.happened(from.isBefore(oldest) ? oldest : from, until)
                .where(entry -> isGit(entry)
                        ? !include.equals("web") && !at(entry).isBefore(oldestGit)
                        : !include.equals("git"));
        if (query.text("order", "desc").equals("desc")) {
            window = window.newestFirst();
        }
        String question = query.without("after");
        Optional<String> after = query.optional("after");
        if (after.isPresent()) {
            window = window.after(cursors.position(request, question, after.get()));
        }
        Page<Value> page = window.page(query.number("per_page", 30));
        Answer answer = Answer.json(Fields.items(page.records()));
        return page.next().map(position -> answer.withLink("next", request.base() + request.path() + "?"
                + query.with("after", cursors.token(question, position)))).orElse(answer);
    }

    private static boolean isGit(Value entry) {
        return Organisation.text(entry, "action").startsWith("git.");
    }

    private static Instant at(Value entry) {
        return Instant.ofEpochMilli(Long.parseLong(Organisation.text(entry, "@timestamp")));
    }

    /** {@code created:>=T}, {@code created:A..B}, {@code created:DAY}; other qualifiers are not simulated, and refused. */
    private static Instant begins(Request request, String phrase) {
        String date = date(request, phrase);
        int dots = date.indexOf("..");
        return time(request, dots > 0 ? date.substring(0, dots) : date.startsWith(">=") ? date.substring(2) : date);
    }

    private static Instant ends(Request request, String phrase) {
        String date = date(request, phrase);
        int dots = date.indexOf("..");
        if (date.startsWith(">=")) {
            return Instant.MAX;
        }
        return dots > 0
                ? time(request, date.substring(dots + 2)).plusMillis(1)
                : time(request, date).plus(Duration.ofDays(1));
    }

    private static String date(Request request, String phrase) {
        if (!phrase.startsWith("created:") || phrase.indexOf(' ') >= 0) {
            throw wrong(request);
        }
        return phrase.substring("created:".length());
    }

    private static Instant time(Request request, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong(request);
        }
    }

    private static RuntimeException wrong(Request request) {
        return request
                .refused(new Fault(Fault.Kind.MALFORMED_PARAMETER, "phrase", "no search phrase of the audit log"));
    }
}
