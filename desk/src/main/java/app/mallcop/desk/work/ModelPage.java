package app.mallcop.desk.work;

import app.mallcop.actors.agent.Chain;
import app.mallcop.actors.agent.Ending;
import app.mallcop.actors.agent.Worked;
import app.mallcop.actors.verdict.Ruling;
import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Boxing;

/** What a model had to say, as the last part of a case's page. Its words come from outside like any others. */
final class ModelPage {

    private ModelPage() {}

    static String of(Chain.Passed passed) {
        StringBuilder page = new StringBuilder(1024);
        page.append("\n## With a model: ").append(passed.verdict().outcome().word()).append("\n\n");
        Untrusted reason = passed.verdict().reason();
        page.append(passed.by()).append(reason == null ? "" : ": " + Boxing.boxed(reason)).append("\n\n");
        passed.notes()
                .forEach(note -> page.append("- ").append(note.by()).append(": ").append(Boxing.boxed(note.text()))
                        .append('\n'));
        for (Worked look : passed.looks()) {
            page.append("- ").append(look.actor()).append(" asked ").append(look.transcript().model()).append(": ")
                    .append(look.turns()).append(" answers, ").append(look.calls()).append(" calls, ")
                    .append(look.usage().tokens()).append(" tokens\n");
            if (look.ending() instanceof Ending.Decided(_, Ruling.Refused refused)) {
                page.append("  - it would close this, and may not:");
                refused.objections().forEach(objection -> page.append(' ').append(objection.sentence()));
                page.append('\n');
            }
        }
        return page.toString();
    }
}
