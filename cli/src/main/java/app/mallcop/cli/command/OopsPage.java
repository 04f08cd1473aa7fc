package app.mallcop.cli.command;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.show.Page;
import app.mallcop.connect.history.Leak;
import app.mallcop.connect.history.Place;
import app.mallcop.connect.history.RepoScan;
import app.mallcop.connect.history.Weakness;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** {@code git-oops} for a person: what, where, since when, still there, what to do. */
final class OopsPage {

    private static final int PLACES_SHOWN = 3;
    private static final int INFO_SHOWN = 5;

    private OopsPage() {}

    static void write(GitOopsCommand.Shown shown, Page page) {
        shown.repos().forEach(repo -> repo(repo, page));
        long worth = shown.count(Severity.CRITICAL) + shown.count(Severity.WARN);
        if (worth == 0) {
            page.line("Nothing that is worth more than info.");
        } else {
            page.line(
                    "What to do: change each secret where it was issued, first of all; every clone has the old one. Then take it");
            page.line(
                    "out of the files. Rewriting history comes last, if at all. What is no secret: mallcop:allow in a comment on");
            page.line("its line, or its fingerprint on a line of .mallcop-git-oops-ignore.");
        }
        shown.run().ifPresent(run -> page.line(shown.added() + " events taken in."));
    }

    private static void repo(RepoScan repo, Page page) {
        page.line(Prose.of("{}: " + repo.leaks().size() + (repo.leaks().size() == 1 ? " secret, " : " secrets, ")
                + repo.weaknesses().size() + " weak places at HEAD (" + read(repo) + ")", repo.repo()));
        page.line();
        int info = 0;
        for (Leak leak : repo.leaks()) {
            if (leak.severity() != Severity.INFO || info++ < INFO_SHOWN) {
                leak(leak, page);
            }
        }
        if (info > INFO_SHOWN) {
            page.line("and " + (info - INFO_SHOWN) + " more that are info only").line();
        }
        repo.weaknesses().forEach(weak -> weakness(weak, page));
        hidden(repo, page);
    }

    private static String read(RepoScan repo) {
        return repo.blobs() == 0 ? "nothing new to read" : repo.blobs() + " files of history read";
    }

    private static void leak(Leak leak, Page page) {
        String shown = leak.shown().isEmpty() ? "" : "  " + leak.shown();
        String why = leak.why().isEmpty() ? "" : " (" + leak.why() + ")";
        page.line(Severities.ink(leak.severity()), leak.severity().word() + "  " + leak.title() + why);
        page.line("  {}", Untrusted.of(leak.fingerprint() + shown));
        page.line("  " + (leak.present() ? "still there at HEAD" : "taken out of HEAD, still in history") + ", since "
                + LocalDate.ofInstant(leak.since(), ZoneOffset.UTC) + inAll(leak));
        leak.places().stream().limit(PLACES_SHOWN).forEach(place -> place(place, page));
        if (leak.placesInAll() > PLACES_SHOWN) {
            page.line("    and " + (leak.placesInAll() - PLACES_SHOWN) + " more places");
        }
        page.line();
    }

    private static String inAll(Leak leak) {
        return leak.placesInAll() == 1
                ? ""
                : ", in " + leak.commits() + (leak.commits() == 1 ? " commit" : " commits") + " and " + leak.files()
                        + (leak.files() == 1 ? " file" : " files");
    }

    private static void place(Place place, Page page) {
        String commit = place.commit().isEmpty()
                ? "not committed yet"
                : "commit " + place.commit().substring(0, Math.min(10, place.commit().length()));
        List<Prose.Part> parts = new ArrayList<>();
        parts.add(new Prose.Words("    "));
        switch (place.in()) {
            case FILE, STAGED -> parts.add(new Prose.Quote(place.path()));
            case COMMIT_MESSAGE -> parts.add(new Prose.Words("the commit's message"));
            case TAG_MESSAGE -> parts.add(new Prose.Words("a tag's message"));
        }
        parts.add(new Prose.Words(":" + place.line() + "  " + commit));
        if (!place.author().isEmpty()) {
            parts.add(new Prose.Words(", "));
            parts.add(new Prose.Quote(place.author()));
            parts.add(new Prose.Words(", " + LocalDate.ofInstant(place.authored(), ZoneOffset.UTC)));
        }
        page.line(new Prose(parts));
    }

    private static void weakness(Weakness weak, Page page) {
        page.line(Severities.ink(weak.severity()), weak.severity().word() + "  " + weak.title());
        page.line("  " + weak.fingerprint());
        page.line("    {}:" + weak.line(), weak.path());
        page.line("  " + weak.advice()).line();
    }

    private static void hidden(RepoScan repo, Page page) {
        if (!repo.hidden().places().isEmpty() || repo.hidden().weaknesses() > 0) {
            List<String> causes = new ArrayList<>();
            repo.hidden().places().forEach((cause, count) -> causes.add(count + " by " + cause));
            page.line("Hidden: " + repo.hidden().leaks() + " secrets and " + repo.hidden().weaknesses()
                    + " weak places" + (causes.isEmpty() ? "" : "; places: " + String.join(", ", causes))).line();
        }
        if (repo.submodules() > 0) {
            page.line(repo.submodules() + " submodules are not followed; scan them as repositories of their own")
                    .line();
        }
    }
}
