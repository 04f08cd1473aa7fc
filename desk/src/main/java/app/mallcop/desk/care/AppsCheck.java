package app.mallcop.desk.care;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Vocabulary;
import app.mallcop.api.config.ConfigError;
import app.mallcop.connect.lines.LineKind;
import app.mallcop.connect.lines.Parsers;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.detect.TypesLookedAt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the parsers of apps' logs can be read, and whether somebody looks at the event types that they make up. */
final class AppsCheck implements Check {

    @Override
    public String name() {
        return "apps";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        Parsers parsers = Parsers.of(patient.layout().root());
        List<Diagnosis> found = new ArrayList<>();
        for (ConfigError error : parsers.errors()) {
            found.add(Diagnosis.broken(Prose.of("{}", Untrusted.of(error.message())), error.hint()));
        }
        if (!parsers.byApp().isEmpty()
                && ConfigLoader.load(patient.layout().root(), patient.environment()) instanceof Config config) {
            found.addAll(unread(parsers, TypesLookedAt.in(patient.repo(), config)));
        }
        return found.isEmpty() ? List.of(Diagnosis.ok(parsers.byApp().size() + " parsers are in order")) : found;
    }

    /** A type of the vocabulary that nobody reads has its reasons; one of the user's own was made up for some rule. */
    private static List<Diagnosis> unread(Parsers parsers, Set<EventType> read) {
        List<Diagnosis> found = new ArrayList<>();
        parsers.byApp().forEach((app, parser) -> {
            for (LineKind kind : parser.kinds()) {
                if (!kind.noise() && !Vocabulary.builtIn().knows(kind.type()) && !read.contains(kind.type())) {
                    found.add(Diagnosis.warning(Prose.of(
                            "{}: lines of {} become events of the type {}, which no detector or rule looks at for what it is",
                            Untrusted.of(Parsers.shown(app)), Untrusted.of(kind.name()),
                            Untrusted.of(kind.type().name())),
                            "Write a rule for it in apps/" + app
                                    + "/detectors.yaml, or take a type of docs/vocabulary.md"));
                }
            }
        });
        return found;
    }
}
