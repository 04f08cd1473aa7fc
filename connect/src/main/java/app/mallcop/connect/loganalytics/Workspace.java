package app.mallcop.connect.loganalytics;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import app.mallcop.net.Ask;
import app.mallcop.net.SignedCaller;
import app.mallcop.net.json.Json;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One workspace. A table is read by the time its rows came in, so that late rows are found; an answer that is full is
 * asked for again in two halves, so that no number of rows is too many.
 */
public final class Workspace {

    /** So many rows of a log fit into memory several times over; the platform itself would give half a million. */
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_PARTS = 4_096;
    /** An app that is scaled to zero may be silent for weeks. */
    private static final Duration LOOKING_BACK = Duration.ofDays(30);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Untrusted CAME_IN = Untrusted.of("CameIn_");

    private final SignedCaller caller;
    private final URI base;
    private final String id;
    private final int mostRows;

    public Workspace(SignedCaller caller, URI base, String id) {
        this(caller, base, id, MOST_ROWS);
    }

    Workspace(SignedCaller caller, URI base, String id, int mostRows) {
        this.caller = caller;
        this.base = base;
        this.id = id;
        this.mostRows = mostRows;
    }

    public String id() {
        return id;
    }

    /** Takes one row, its columns by name, and when it came in, where that is told. */
    @FunctionalInterface
    public interface RowTaker {
        void take(Value.Fields row, @Nullable Instant cameIn) throws InterruptedException;
    }

    /** The tables there are. */
    public Set<String> tables() throws PlatformFailed, InterruptedException {
        Ask ask = Ask.get(Ask.uri(base, List.of("v1", "workspaces", id, "metadata"), Map.of()));
        Value.Fields answer = caller.ask(ask, Json::object);
        Set<String> names = new TreeSet<>();
        if (answer.fields().get(Untrusted.of("tables")) instanceof Value.Items(List<Value> tables)) {
            for (Value table : tables) {
                if (table instanceof Value.Fields fields
                        && fields.fields().get(Untrusted.of("name")) instanceof Value.Text(Untrusted name)) {
                    names.add(name.clear());
                }
            }
        }
        return names;
    }

    /** Every row of the table that came in during this time. */
    public void read(String table, Instant from, Instant until, RowTaker taker)
            throws PlatformFailed, InterruptedException {
        read(table, "", List.of(), from, until, taker);
    }

    /** Those of them whose column says one of {@code among}; none is all. */
    public void read(String table, String column, List<String> among, Instant from, Instant until, RowTaker taker)
            throws PlatformFailed, InterruptedException {
        for (String name : among) {
            refuseOdd(name);
        }
        read(new Question(table, column, among, from, until, 1, 0), taker);
    }

    /** The newest rows whose column says this name, of the days before {@code now}; the newest first. */
    public List<Value.Fields> newest(String table, String column, String name, int most, Instant now)
            throws PlatformFailed, InterruptedException {
        refuseOdd(name);
        String kql = table + "\n| where " + column + " in (\"" + name + "\")\n| top " + Math.min(most, mostRows)
                + " by TimeGenerated desc";
        return ask(kql, now.minus(LOOKING_BACK) + "/" + now.plus(Duration.ofHours(1))).rows();
    }

    private static void refuseOdd(String name) throws PlatformFailed {
        if (!isName(name)) {
            throw new PlatformFailed(Kind.REFUSED, new Problem("bad-app-name",
                    Prose.of("{} can't be the name of an app", Untrusted.of(name)),
                    "Names have letters, digits, _ and -; see apps in the connector's config."));
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= 128 && name.chars().allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
                        || c == '-');
    }

    private void read(Question question, RowTaker taker) throws PlatformFailed, InterruptedException {
        QueryResult result = ask(question);
        boolean whole = !result.partial() && result.rows().size() < mostRows;
        if (whole) {
            for (Value.Fields row : result.rows()) {
                hand(row, taker);
            }
            return;
        }
        Duration length = Duration.between(question.from(), question.until());
        if (length.compareTo(MOMENT) > 0) {
            Instant middle = question.from().plus(length.dividedBy(2));
            read(question.between(question.from(), middle), taker);
            read(question.between(middle, question.until()), taker);
        } else if (question.parts() < MOST_PARTS) {
            // Rows come in by the batch: thousands of one instant. Their ids tell them apart.
            int parts = question.parts() * 2;
            read(question.partOf(parts, question.part()), taker);
            read(question.partOf(parts, question.part() + question.parts()), taker);
        } else {
            throw new PlatformFailed(Kind.BROKEN,
                    Problem.of("partial-answer", "Log Analytics answers in part only, however little it is asked for",
                            "See the workspace's health and its daily cap; the next scan goes on from here."));
        }
    }

    private static void hand(Value.Fields row, RowTaker taker) throws InterruptedException {
        TreeMap<Untrusted, Value> written = new TreeMap<>(row.fields());
        Value told = written.remove(CAME_IN);
        Instant cameIn = null;
        if (told instanceof Value.Text(Untrusted time)) {
            try {
                cameIn = OffsetDateTime.parse(time.clear()).toInstant();
            } catch (DateTimeException e) {
                // then nobody knows when
            }
        }
        taker.take(new Value.Fields(written), cameIn);
    }

    private QueryResult ask(Question question) throws PlatformFailed, InterruptedException {
        return ask(question.kql(mostRows), question.timespan());
    }

    private QueryResult ask(String kql, String timespan) throws PlatformFailed, InterruptedException {
        String json = "{\"query\":" + quoted(kql) + ",\"timespan\":" + quoted(timespan) + "}";
        Ask ask = Ask.postJson(Ask.uri(base, List.of("v1", "workspaces", id, "query"), Map.of()), json)
                .header("Prefer", "wait=120");
        try {
            return caller.ask(ask, QueryResult::read);
        } catch (PlatformFailed e) {
            if (e.problem().code().equals("answer-too-large")) {
                return QueryResult.TOO_MUCH;
            }
            throw e;
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
