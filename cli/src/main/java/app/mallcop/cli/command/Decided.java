package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.desk.look.FindingById;
import app.mallcop.desk.look.Typed;
import java.util.List;
import java.util.Optional;

/** What {@code ack} and {@code unack} are given: findings, perhaps a reason behind them, and who says it. */
final class Decided {

    static final Argument<String> FINDINGS = Argument.some(Kind.text("FINDING_ID"),
            "findings, or the start of their ids; a last word that is no id is the reason");
    static final Option<String> REASON = Option.of("--reason", Kind.text("TEXT"), "why");
    static final Option<String> AUTHOR = Option.of("--author", Kind.text("NAME"), "who says it").orElse("interactive");

    private final List<String> findings;
    private final Optional<String> reason;

    private Decided(List<String> findings, Optional<String> reason) {
        this.findings = findings;
        this.reason = reason;
    }

    static Decided of(Given given) {
        List<String> words = given.all(FINDINGS);
        Optional<String> reason = given.find(REASON);
        boolean trailing = words.size() > 1 && !FindingById.isMeantAsId(words.getLast());
        if (trailing && reason.isPresent()) {
            throw Refusal.usage(new Problem("two-reasons",
                    Prose.of("{} is no finding, and --reason gives a reason already", Untrusted.of(words.getLast())),
                    "give the reason once"));
        }
        return trailing
                ? new Decided(words.subList(0, words.size() - 1), Optional.of(words.getLast()))
                : new Decided(words, reason);
    }

    List<String> findings() {
        return findings;
    }

    Optional<Untrusted> reason() {
        return reason.map(Typed::value);
    }

    static Untrusted author(Given given) {
        return Typed.value(given.get(AUTHOR));
    }
}
