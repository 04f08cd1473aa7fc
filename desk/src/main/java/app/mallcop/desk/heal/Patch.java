package app.mallcop.desk.heal;

import app.mallcop.api.Untrusted;
import app.mallcop.connect.drafting.Draft;
import app.mallcop.connect.drafting.Drafted;
import app.mallcop.connect.drafting.Drafter;
import app.mallcop.connect.drafting.ParserText;
import app.mallcop.connect.drafting.SampleLine;
import app.mallcop.connect.lines.LogParser;
import app.mallcop.connect.lines.ParserFile;
import app.mallcop.connect.lines.Proof;
import app.mallcop.connect.lines.Understood;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What would be added to a parser, and what speaks against doing so. Templates come behind those that are there, and what
 * people wrote stays byte for byte.
 *
 * @param before the file as it is, {@code after} as it would be
 * @param orphans templates whose meaning nobody would take over
 * @param doubts empty where it is proven
 */
record Patch(List<Drafted> templates, long lines, long understoodBefore, long understoodAfter, long unwritten,
        String before, String after, List<String> orphans, Set<Doubt> doubts) {

    private static final int FEWEST = 3;

    Patch {
        templates = List.copyOf(templates);
        orphans = List.copyOf(orphans);
        doubts = doubts.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(doubts));
    }

    /** Nothing is to be added: every line that may be written down is understood. */
    boolean isNeedless() {
        return templates.isEmpty() && doubts.isEmpty();
    }

    static Patch of(String app, String yaml, LogParser parser, Recorded recorded, UnaryOperator<Untrusted> redactor) {
        Draft draft = new Drafter(app, parser, redactor).draft(recorded.lines());
        Recorded counted = recorded.counted(parser);
        Inherited inherited = Inherited.of(draft.drafted(), parser.kinds(), counted.before(), counted.since());
        Optional<String> added = inherited.drafted().isEmpty()
                ? Optional.of(yaml)
                : ParserText.added(yaml, inherited.drafted());
        String after = added.orElse(yaml);
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        doubt(doubts, Doubt.NO_LINES, draft.lines() == 0);
        doubt(doubts, Doubt.IN_BRACKETS, added.isEmpty());
        LogParser patched = added.isEmpty() ? null : ParserFile.parse(after, ParserFile.NAME, app).parser();
        if (patched == null) {
            doubt(doubts, Doubt.NOTHING_DRAFTED, added.isPresent());
            return new Patch(inherited.drafted(), draft.lines(), draft.before(), draft.before(), draft.unwritten(),
                    yaml, yaml, inherited.orphans(), doubts);
        }
        long understood = recorded.lines().stream().map(line -> line.text().clear()).filter(line -> !line.isBlank())
                .filter(line -> patched.understand(line).isPresent()).count();
        boolean some = draft.lines() - draft.before() > draft.unwritten();
        doubt(doubts, Doubt.NOTHING_DRAFTED, some && inherited.drafted().isEmpty());
        doubt(doubts, Doubt.LINES_LEFT, draft.lines() - understood > draft.unwritten());
        doubt(doubts, Doubt.TAKEN_OVER, isTakenOver(recorded.lines(), parser, patched));
        doubt(doubts, Doubt.SAMPLE_FAILS, Proof.of(patched).failed().size() > Proof.of(parser).failed().size());
        doubt(doubts, Doubt.FEW_LINES, inherited.drafted().stream().anyMatch(one -> one.lines() < FEWEST));
        doubt(doubts, Doubt.MEANING_LOST, !inherited.drafted().isEmpty() && !inherited.orphans().isEmpty());
        return new Patch(inherited.drafted(), draft.lines(), draft.before(), understood, draft.unwritten(), yaml, after,
                inherited.orphans(), doubts);
    }

    private static boolean isTakenOver(List<SampleLine> lines, LogParser before, LogParser after) {
        return lines.stream().map(line -> line.text().clear()).anyMatch(line -> {
            Optional<Understood> old = before.understand(line);
            return old.isPresent() && after.understand(line).filter(now -> isSame(old.get(), now)).isEmpty();
        });
    }

    private static boolean isSame(Understood old, Understood now) {
        return old.template().equals(now.template()) && old.severity() == now.severity()
                && old.isNoise() == now.isNoise();
    }

    private static void doubt(Set<Doubt> doubts, Doubt one, boolean so) {
        if (so) {
            doubts.add(one);
        }
    }

    /** The lines that would be added, with their number in the new file. */
    List<AddedLine> added() {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int same = 0;
        while (same < old.size() && same < now.size() && old.get(same).equals(now.get(same))) {
            same++;
        }
        int end = now.size();
        int oldEnd = old.size();
        while (end > same && oldEnd > same && now.get(end - 1).equals(old.get(oldEnd - 1))) {
            end--;
            oldEnd--;
        }
        List<AddedLine> added = new ArrayList<>();
        for (int i = same; i < end; i++) {
            added.add(new AddedLine(i + 1, Untrusted.of(now.get(i))));
        }
        return added;
    }
}
