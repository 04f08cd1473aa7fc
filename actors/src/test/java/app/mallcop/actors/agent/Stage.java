package app.mallcop.actors.agent;

import app.mallcop.actors.evidence.CaseFile;
import app.mallcop.actors.evidence.Days;
import app.mallcop.actors.evidence.Desk;
import app.mallcop.actors.evidence.Inquiry;
import app.mallcop.actors.evidence.Row;
import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Model;
import app.mallcop.actors.model.Usage;
import app.mallcop.actors.tools.Toolbox;
import app.mallcop.actors.verdict.Policy;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingState;
import app.mallcop.text.airlock.Boundary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Everything around an actor in a test. */
public final class Stage {

    public static final Boundary BOUNDARY = new Boundary("bcdfghjklmnpqrst");
    static final List<String> ROUTE = List.of("triage", "investigate");
    /** Pays for everything. */
    static final Purse RICH = ask -> Optional.of(new Purse.Hold() {
        @Override
        public void settle(Usage usage, String model) {}

        @Override
        public void lost() {}

        @Override
        public void free() {}
    });
    static final Purse EMPTY = _ -> Optional.empty();

    final Desk desk;
    final Shelf shelf;
    Policy policy = Policy.STRICT;
    Path deployment = Path.of("no-such-deployment");

    Stage(Desk desk) {
        this.desk = desk;
        this.shelf = new Shelf(desk);
    }

    /** Nothing speaks against it but an address that nobody knows: the floor passes it on, and no fact vetoes. */
    static Stage doubtful() {
        Desk desk = Desk.quiet();
        desk.rows.removeIf(row -> row.fact().equals("rule-actor-ips"));
        desk.rows.replaceAll(Stage::earlier);
        return new Stage(desk);
    }

    /** Known from before the finding. */
    private static Row earlier(Row row) {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        row.days().each((day, events) -> days.put(day.minusDays(30), events));
        return new Row(row.fact(), row.key(), Days.of(days));
    }

    FindingState found(String detector, Severity severity) {
        return of(desk.finding(detector, severity, false));
    }

    public static FindingState of(Finding finding) {
        return FindingState.unknown(finding.id()).with(new FindingLine.Opened("run", finding));
    }

    CaseFile floor(FindingState state) {
        return new Inquiry(policy).look(java.util.Objects.requireNonNull(state.finding()), state.isOverruled(), desk);
    }

    Agent.Run run(Model model) {
        return new Agent.Run(model, policy, BOUNDARY, Batch.NONE, Duration.ofSeconds(5));
    }

    Agent agent(String name, Model model) throws IOException {
        return crew(model, name).agent(name);
    }

    Crew crew(Model model, String... names) throws IOException {
        return Crew.of(deployment, List.of(names), manifest -> manifest, run(model));
    }

    Worked work(String actor, FindingState state, Model model) throws IOException, InterruptedException {
        return work(actor, state, model, RICH);
    }

    Worked work(String actor, FindingState state, Model model, Purse purse) throws IOException, InterruptedException {
        return agent(actor, model)
                .work(new Toolbox.Task(state, floor(state), shelf, BOUNDARY, List.of()), purse);
    }

    Chain.Passed chain(FindingState state, Model model) throws IOException, InterruptedException {
        return chain(state, model, RICH);
    }

    Chain.Passed chain(FindingState state, Model model, Purse purse) throws IOException, InterruptedException {
        return new Chain(crew(model, "triage", "investigate"), run(model), shelf, (_, _) -> purse).take(ROUTE, state,
                floor(state));
    }

    static long kinds(Ask ask) {
        return ask.messages().size();
    }
}
