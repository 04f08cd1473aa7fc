package app.mallcop.cli.command;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.baseline.FactWords;
import app.mallcop.desk.decide.Lesson;
import java.util.List;

/** What an ack teaches, or an unack takes back, in words. */
final class Lessons {

    private static final int SHOWN = 20;

    private Lessons() {}

    static void write(String name, List<Lesson> lessons, Json json) {
        json.list(name, lessons, (list, lesson) -> list.object(fields -> {
            fields.field("fact", lesson.fact());
            fields.list("key", lesson.key(), Json::item);
            fields.field("source", lesson.source());
            fields.list("days", lesson.days(), (days, day) -> days.item(day.toString()));
            fields.field("text", words(lesson));
            fields.list("still_kept_out_by", lesson.othersKeepingOut(), Json::item);
        }));
    }

    /** {@code bob on azure}. */
    private static Prose words(Lesson lesson) {
        return plus(FactWords.alone(lesson.fact(), lesson.key()), " on {}", Untrusted.of(lesson.source()));
    }

    private static Prose plus(Prose start, String template, Untrusted... values) {
        List<Prose.Part> parts = new java.util.ArrayList<>(start.parts());
        parts.addAll(Prose.of(template, values).parts());
        return new Prose(parts);
    }

    static void taught(List<Lesson> lessons, Page page) {
        if (lessons.isEmpty()) {
            page.line("  It kept nothing out of the baseline, so there is nothing to teach.");
            return;
        }
        for (Lesson lesson : lessons.subList(0, Math.min(SHOWN, lessons.size()))) {
            page.line(Cell.of("  From the next detect on, "), Cell.of(words(lesson)),
                    Cell.of(lesson.othersKeepingOut().isEmpty()
                            ? " counts as known."
                            : " counts as known once " + String.join(" and ", lesson.othersKeepingOut())
                                    + " no longer keeps it out."),
                    Cell.of(" (" + lesson.days().size() + (lesson.days().size() == 1 ? " day)" : " days)"), Ink.DIM));
        }
        more(lessons, page);
    }

    static void keptOut(List<Lesson> lessons, Page page) {
        for (Lesson lesson : lessons.subList(0, Math.min(SHOWN, lessons.size()))) {
            page.line(Cell.of("  From the next detect on, "), Cell.of(words(lesson)),
                    Cell.of(" does not count as known any more."));
        }
        more(lessons, page);
    }

    private static void more(List<Lesson> lessons, Page page) {
        if (lessons.size() > SHOWN) {
            page.line("  And " + (lessons.size() - SHOWN) + " more, all in the JSON form.");
        }
    }
}
