package app.mallcop.desk.scan;

import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Cancelled;
import app.mallcop.desk.Progress;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.runs.Totals;
import app.mallcop.text.secrets.Redactor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads every stream of the given connectors from its own checkpoint, all at once. A stream that fails keeps its
 * checkpoint and stops no other. Each slice that was read is there for good, whatever happens afterwards.
 */
public final class Scan {

    /** The name under which a connector is told that could not say what it has. */
    public static final String WHOLE = "connector";

    private static final int QUEUED = 16;

    public record Request(List<Source> sources, boolean keepRaw, boolean takeOver) {
        public Request {
            sources = List.copyOf(sources);
        }
    }

    /** How a connector can be read. */
    public record Offered(String connector, String type, int streams, String tier, List<String> loses) {
        public Offered {
            loses = List.copyOf(loses);
        }
    }

    /** @param lines the runs that were written, oldest first */
    public record Result(List<String> lines, List<Offered> connectors, List<ScanOutcome> streams) {
        public Result {
            lines = List.copyOf(lines);
            connectors = List.copyOf(connectors);
            streams = List.copyOf(streams);
        }

        public long added() {
            return streams.stream().mapToLong(ScanOutcome::added).sum();
        }

        public List<Problem> problems() {
            return streams.stream().map(ScanOutcome::problem).filter(java.util.Objects::nonNull).toList();
        }
    }

    private final Repo repo;
    private final Progress progress;
    private final Cancel cancel;

    public Scan(Repo repo, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Result run(Request request) throws IOException {
        Run.Request begin = new Run.Request("scan", request.takeOver(), Duration.ofSeconds(30));
        try (Run run = repo.begin(begin); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                return new Under(request, run, threads).go();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** One scan under way. */
    private final class Under {

        private final Request request;
        private final Run run;
        private final ExecutorService threads;
        private final Preparers preparers;
        private final Totals before;
        private final Filing filing;
        private final BlockingQueue<Handed> queue = new ArrayBlockingQueue<>(QUEUED);
        private final List<Offered> offered = new ArrayList<>();
        private int closedConnectors;
        private int openStreams;
        private int allStreams;
        private int doneStreams;

        Under(Request request, Run run, ExecutorService threads) throws IOException {
            this.request = request;
            this.run = run;
            this.threads = threads;
            this.preparers = new Preparers(new Redactor(Setup.redactionKey(repo.layout(), repo.disk())),
                    request.keepRaw(), threads);
            this.before = run.totalsBefore();
            this.filing = new Filing(run);
        }

        Result go() throws IOException {
            for (Source source : request.sources()) {
                threads.execute(() -> open(source));
            }
            try {
                while (closedConnectors < request.sources().size() || openStreams > 0) {
                    cancel.check();
                    Handed next = next();
                    if (next != null) {
                        take(next);
                    }
                    if (filing.isRipe() && (queue.isEmpty() || filing.isFull())) {
                        filing.commit();
                    }
                }
            } catch (Cancelled e) {
                // What was read is worth keeping; the next scan goes on after it.
                for (Handed rest = queue.poll(); rest != null; rest = queue.poll()) {
                    take(rest);
                }
                filing.commit();
                throw e;
            }
            filing.commit();
            offered.sort(java.util.Comparator.comparing(Offered::connector));
            return new Result(filing.lines(), offered, filing.outcomes());
        }

        private @Nullable Handed next() {
            try {
                return queue.poll(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Cancelled();
            }
        }

        private void open(Source source) {
            try {
                Connector connector = source.connector();
                try {
                    queue.put(connector == null
                            ? new Handed.NotOpened(source, java.util.Objects.requireNonNull(source.why(), "says why"))
                            : new Handed.Opened(source, connector.offer()));
                } catch (PlatformFailed e) {
                    queue.put(new Handed.NotOpened(source, e.problem()));
                } catch (Refusal e) {
                    queue.put(new Handed.NotOpened(source, e.problems().getFirst()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                queue.offer(new Handed.Crashed(e));
            }
        }

        private void take(Handed handed) throws IOException {
            switch (handed) {
                case Handed.Opened opened -> start(opened);
                case Handed.NotOpened not -> {
                    closedConnectors++;
                    filing.failed(new Handed.Of(not.source().id(), not.source().type(), WHOLE), not.why());
                }
                case Handed.Records records -> filing.take(records);
                case Handed.Ended ended -> filing.take(ended);
                case Handed.Finished finished -> finish(finished);
                case Handed.Crashed crashed -> throw new IllegalStateException("a stream's thread broke",
                        crashed.why());
            }
        }

        private void start(Handed.Opened opened) {
            Source source = opened.source();
            closedConnectors++;
            Totals.OfConnector known = before.connectors().get(source.id());
            if (known != null && known.streams().containsKey(WHOLE)) {
                filing.works(new Handed.Of(source.id(), source.type(), WHOLE));
            }
            filing.tier(source.id(), opened.offer().tier());
            offered.add(new Offered(source.id(), source.type(), opened.offer().streams().size(), opened.offer().tier(),
                    opened.offer().loses()));
            for (Connector.Stream stream : opened.offer().streams()) {
                Totals.OfStream was = known == null ? null : known.streams().get(stream.name());
                Handed.Of of = new Handed.Of(source.id(), source.type(), stream.name());
                openStreams++;
                allStreams++;
                threads.execute(new StreamReader(of, stream, was == null ? null : was.checkpoint(), run.asOf(),
                        preparers, queue));
            }
            progress.at("streams read", doneStreams, allStreams);
        }

        private void finish(Handed.Finished finished) throws IOException {
            openStreams--;
            doneStreams++;
            progress.at("streams read", doneStreams, allStreams);
            Problem why = finished.why();
            if (why != null) {
                // What ended before it failed is a success of its own, and its checkpoint holds.
                if (filing.hasEnded(finished.of())) {
                    filing.commit();
                }
                filing.failed(finished.of(), why);
            }
        }
    }
}
