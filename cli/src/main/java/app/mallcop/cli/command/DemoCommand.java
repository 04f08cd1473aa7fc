package app.mallcop.cli.command;

import java.util.Optional;
import app.mallcop.store.secrets.SecretBackend;
import app.mallcop.desk.secrets.Secrets;
import app.mallcop.desk.scan.Outside;
import app.mallcop.desk.models.Models;
import app.mallcop.desk.models.Choice;
import app.mallcop.desk.look.Spending;
import app.mallcop.desk.config.Config;
import app.mallcop.api.Refusal;
import app.mallcop.api.Problem;
import app.mallcop.actors.channels.Digest;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.demo.Demo;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Look;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.World;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Column;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.cli.show.Table;
import app.mallcop.sim.incident.Incident;
import app.mallcop.sim.incident.OddButUsual;
import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code mallcop demo [--dir D] [--force]}: a company to look at, without an account anywhere. */
final class DemoCommand implements Command<DemoCommand.Made> {

    private static final Option<Boolean> FORCE = Option.flag("--force", "replace an older demo in that folder");
    private static final Option<String> FORMAT = Option.of("--format", Kind.oneOf("text|json", List.of("text", "json")),
            "text for people (default), json for programs");
    private static final Option<String> BACKEND = Option.of("--backend", Kind.oneOf("NAME", Models.BACKENDS),
            "let this model look at the findings too, with the key of the environment; costs what it costs");
    private static final String DEFAULT_FOLDER = "mallcop-demo";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    /** @param program how the user calls us, and {@code folder} how they would name it from where they are */
    record Made(Demo.Story story, String program, Path folder) {}

    @Override
    public Form form() {
        return Form.about(
                "Makes a deployment repo for a simulated company (12 people, their platforms, 30 days up to last "
                        + "midnight UTC) and plays those days into it. Uses no credential, sends nothing, costs nothing. The "
                        + "folder is ./mallcop-demo unless --dir names another.",
                "mallcop demo",
                "mallcop demo --dir /tmp/harborlight",
                "mallcop demo --force").options(FORCE, BACKEND, FORMAT);
    }

    @Override
    public Made run(Given given, Run run) throws IOException, InterruptedException {
        Path folder = run.namedDir().orElseGet(() -> run.path(Path.of(DEFAULT_FOLDER)));
        World world = run.world();
        Demo.Story story = new Demo(Disk.real(), run.progress(), run.cancel(), model(given, world),
                estimate -> ModelCosts.beforehand(estimate, new Page(world.err(), false, 100)))
                .play(folder, given.has(FORCE), world.clock().instant());
        return new Made(story, program(world),
                folder.startsWith(world.cwd()) ? world.cwd().relativize(folder) : folder);
    }

    private static void told(Demo.Story story, Page page) {
        page.heading("What a person was told").line();
        List<Digest> bad = story.digests().stream()
                .filter(digest -> !digest.at().isBefore(story.played().troubleBegins())).toList();
        page.line((story.digests().size() - bad.size()) + " messages in the quiet weeks and " + bad.size()
                + " on the bad days, each by a webhook to an inbox on this machine. Everything was looked at before, "
                + (story.models().calls() == 0
                        ? "without a model; "
                        : "with a model: " + story.models().calls() + " calls, "
                                + ModelCosts.donuts(story.models().tokens()) + " donuts, "
                                + ModelCosts.usd(story.models().microUsd()) + "; ")
                + story.closed() + " closed as routine. The first message of the bad days, as a mail has it:").line();
        if (!bad.isEmpty()) {
            bad.getFirst().lines().forEach(line -> page.line(Prose.of("    | {}", Untrusted.of(line))));
        }
        page.line();
    }

    /** Nobody, whatever keys lie about, unless the user names one; refused before anything is made when it can't be asked. */
    private static Choice model(Given given, World world) {
        Optional<String> backend = given.find(BACKEND);
        if (backend.isEmpty()) {
            return new Choice.Off("nobody asked for a model");
        }
        Config config = Config.defaults();
        SecretBackend secrets = Secrets.of(config, world.cwd(), world.env());
        Choice choice = Models.choose(config, backend, secrets,
                () -> Outside.of(config, secrets, world.env(), world.cwd()));
        if (choice instanceof Choice.Broken(Problem problem)) {
            throw Refusal.usage(problem);
        }
        return choice;
    }

    /** Whoever has just cloned has no mallcop on the PATH yet. */
    private static String program(World world) {
        boolean here = world.launcher().map(script -> world.cwd().resolve(script).normalize().getParent())
                .filter(world.cwd()::equals).isPresent();
        return here ? "./mallcop" : "mallcop";
    }

    /** People run this one, so it speaks to them unless told otherwise. */
    @Override
    public Look look(Given given, boolean human) {
        return given.find(FORMAT).filter("json"::equals).isPresent() && !human ? Look.JSON : Look.HUMAN;
    }

    @Override
    public void json(Made made, Json json) {
        Demo.Story story = made.story();
        json.field("dir", story.folder());
        json.field("runs", story.runs());
        json.field("events", story.events());
        json.field("repeats", story.repeats());
        json.field("acked", story.accepted());
        json.list("sources", story.sources(), (out, source) -> out.object(fields -> {
            fields.field("source", source.connector());
            fields.field("connector_type", source.type());
            fields.field("events", source.events());
            fields.field("repeats", source.repeats());
        }));
        json.list("findings", story.findings(), (out, finding) -> out.object(fields -> {
            fields.field("id", finding.id());
            fields.field("detector", finding.detector());
            fields.field("severity", finding.severity().word());
            fields.field("title", finding.title());
            fields.list("reasons", finding.reasons(), Json::item);
        }));
        json.field("closed", story.closed());
        json.list("digests", story.digests(), (out, digest) -> out.object(fields -> {
            fields.field("id", digest.id());
            fields.field("at", digest.at());
            fields.field("findings", digest.items().size());
        }));
        json.field("model_calls", story.models().calls());
        json.field("donuts_used", Spending.donuts(story.models().tokens()));
        json.list("incidents", story.played().incidents(), (out, incident) -> out.object(fields -> {
            fields.field("name", incident.name());
            fields.field("kind", incident.kind());
            fields.field("began", incident.began());
            fields.field("ended", incident.ended());
            fields.field("story", incident.story());
        }));
    }

    @Override
    public void human(Made made, Page page) {
        Demo.Story story = made.story();
        List<LocalDate> days = story.played().days();
        page.heading("Harborlight, a simulated company").line();
        page.line(story.played().company().people().size() + " people, " + story.played().company().robots().size()
                + " bots and jobs, 30 days: " + DAY.format(days.getFirst()) + " to " + DAY.format(days.getLast())
                + ".");
        page.line("Its platforms were asked " + story.runs() + " times. They told " + story.events() + " events, and "
                + story.repeats()
                + " of them again; those were dropped.");
        page.line();
        Table sources = new Table(Column.left("SOURCE"), Column.left("TYPE"), Column.right("EVENTS"),
                Column.right("REPEATS"));
        story.sources()
                .forEach(source -> sources.row(Cell.of(source.connector()), Cell.of(source.type()),
                        Cell.of(source.events()),
                        Cell.of(source.repeats())));
        page.table(sources).line();

        if (story.accepted() > 0) {
            page.line("In the quiet weeks it told of " + story.accepted()
                    + " things that somebody there knew of and acked: a colleague's first day, for one.").line();
        }
        page.heading("What mallcop found").line();
        for (Finding finding : story.findings()) {
            List<Prose.Part> title = new ArrayList<>();
            title.add(new Prose.Words(finding.severity().word() + "  "));
            title.addAll(finding.title().parts());
            page.line(new Prose(title));
            finding.reasons().stream().limit(2).forEach(reason -> {
                List<Prose.Part> why = new ArrayList<>();
                why.add(new Prose.Words("    "));
                why.addAll(reason.parts());
                page.line(new Prose(why));
            });
        }
        page.line();
        told(story, page);
        page.heading("What really happened").line();
        for (Incident incident : story.played().incidents()) {
            page.line(Ink.RED, DAY.format(LocalDate.ofInstant(incident.began(), java.time.ZoneOffset.UTC)) + "  "
                    + incident.kind());
            page.line("    " + incident.story());
        }
        page.line();
        page.heading("What only looks wrong").line();
        for (OddButUsual odd : story.played().oddButUsual()) {
            page.line("    " + odd.story());
        }
        page.line();
        page.line(Ink.DIM, "The last two lists are the simulator's own; the first is what mallcop made of the events.");
        page.line();
        Untrusted dir = Untrusted.of(made.folder().toString());
        page.heading("Try next").line();
        page.line("    " + made.program() + " status --human --dir {}", dir);
        page.line("    " + made.program() + " report --human --severity critical,warn --dir {}", dir);
        page.line("    " + made.program() + " events --human --hours 72 --type login --dir {}", dir);
        page.line("    " + made.program() + " doctor --human --dir {}", dir);
    }
}
