package app.mallcop.actors.channels;

import app.mallcop.api.Outcome;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A digest as lines for a phone: the first few findings in full, some more in one line, the rest as a number. All text is
 * plain and is to be shown as it is.
 */
record Sheet(String headline, List<Block> blocks) {

    /** Findings in full, where all of it fits. */
    static final int IN_FULL = 3;
    private static final int IN_A_LINE = 5;
    private static final int TITLE = 160;
    private static final int FACT = 200;
    private static final int NOTE = 320;

    /** What a line is, for the channel to choose how it looks. */
    enum Role {
        NOTICE, TITLE, WHY, SEEN, UNSEEN, NOTE, COMMAND, MORE
    }

    record Line(Role role, String text) {}

    /** Lines that belong together; with a severity when they are about findings. */
    record Block(Optional<Severity> severity, List<Line> lines) {
        Block {
            lines = List.copyOf(lines);
        }
    }

    Sheet {
        blocks = List.copyOf(blocks);
    }

    static Sheet of(Digest digest, int inFull) {
        List<Block> blocks = new ArrayList<>();
        if (!digest.notices().isEmpty()) {
            blocks.add(new Block(Optional.empty(),
                    digest.notices().stream().limit(5).map(notice -> new Line(Role.NOTICE, Plain.of(notice, FACT)))
                            .toList()));
        }
        List<Item> now = digest.items().stream().filter(item -> !item.historical()).toList();
        now.stream().limit(inFull).forEach(item -> blocks.add(inFull(item)));
        now.stream().skip(inFull).limit(IN_A_LINE).forEach(item -> blocks.add(inALine(item)));
        List<Line> rest = new ArrayList<>();
        if (now.size() > inFull + IN_A_LINE) {
            rest.add(new Line(Role.MORE, "+" + (now.size() - inFull - IN_A_LINE)
                    + " more: mallcop report --status open --human"));
        }
        long past = digest.items().stream().filter(Item::historical).count();
        if (past > 0) {
            rest.add(new Line(Role.MORE, past + (past == 1 ? " finding" : " findings")
                    + " about the time before mallcop was set up: mallcop report --human"));
        }
        if (!digest.items().isEmpty()) {
            rest.add(new Line(Role.MORE,
                    "They stay open until somebody answers. Everything on one: mallcop finding ID"));
        }
        if (!rest.isEmpty()) {
            blocks.add(new Block(Optional.empty(), rest));
        }
        return new Sheet(headline(digest), blocks);
    }

    /** Our own words only, since some channels show it where markup can't be turned off. */
    private static String headline(Digest digest) {
        if (digest.items().isEmpty()) {
            return digest.notices().isEmpty() ? "mallcop: nothing new" : "mallcop: a message";
        }
        List<String> counts = Stream.of(Severity.CRITICAL, Severity.WARN, Severity.INFO)
                .filter(severity -> digest.count(severity) > 0)
                .map(severity -> digest.count(severity) + " " + severity.word()).toList();
        return "mallcop: " + (counts.isEmpty() ? "findings about the past" : String.join(", ", counts));
    }

    private static Block inFull(Item item) {
        List<Line> lines = new ArrayList<>();
        lines.add(title(item));
        String why = why(item);
        if (!why.isEmpty()) {
            lines.add(new Line(Role.WHY, why));
        }
        item.notes().reversed().stream().limit(2).toList().reversed().forEach(note -> lines.add(new Line(Role.NOTE,
                Plain.of(note.by(), 32) + ": " + Plain.of(note.text(), NOTE))));
        facts(lines, Role.SEEN, "Seen: ", item.seen(), 3);
        facts(lines, Role.UNSEEN, "Not seen: ", item.unseen(), 2);
        lines.add(new Line(Role.COMMAND, item.ackLine()));
        return new Block(Optional.of(item.severity()), lines);
    }

    private static void facts(List<Line> lines, Role role, String what, List<Prose> facts, int most) {
        facts.stream().limit(most).forEach(fact -> lines.add(new Line(role, what + Plain.of(fact, FACT))));
        if (facts.size() > most) {
            lines.add(new Line(role, what + "and " + (facts.size() - most) + " more, in mallcop finding"));
        }
    }

    private static Block inALine(Item item) {
        return new Block(Optional.of(item.severity()),
                List.of(title(item), new Line(Role.COMMAND, item.ackLine())));
    }

    private static Line title(Item item) {
        return new Line(Role.TITLE, item.severity().word().toUpperCase(java.util.Locale.ROOT) + "  "
                + Plain.of(item.title(), TITLE));
    }

    private static String why(Item item) {
        String looked = item.outcome().map(outcome -> switch (outcome) {
            case Outcome.Resolved resolved -> "resolved by " + resolved.by();
            case Outcome.Escalated escalated -> switch (escalated.why()) {
                case SUSPICIOUS -> "looked into: suspicious";
                case INSUFFICIENT -> "looked into: not enough to tell";
            };
            case Outcome.Uninvestigated none -> "not looked into: " + none.why();
        }).orElse("");
        String change = item.change().words();
        return looked.isEmpty() ? change : change.isEmpty() ? looked : change + "; " + looked;
    }
}
