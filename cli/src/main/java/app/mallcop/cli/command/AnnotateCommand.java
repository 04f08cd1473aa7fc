package app.mallcop.cli.command;

import app.mallcop.api.Refusal;
import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.decide.Annotate;
import app.mallcop.desk.decide.Spoken;
import app.mallcop.desk.look.Typed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** {@code mallcop annotate FINDING_ID TEXT}: a note in a finding's trail. */
final class AnnotateCommand implements Command<Annotate.Result> {

    private static final Argument<String> FINDING = Argument.one(Kind.text("FINDING_ID"),
            "the finding, or the start of its id");
    private static final Argument<String> TEXT = Argument.one(Kind.text("TEXT"),
            "the note; - reads it from standard input");
    private static final Option<String> AUTHOR = Option.of("--author", Kind.text("NAME"), "who says it")
            .orElse("interactive");

    @Override
    public Form form() {
        return Form.about(
                "Adds a note to a finding's trail, where people and actors see it. The finding's status stays as it is. "
                        + "Works in every clone.",
                "mallcop annotate fnd_3fa9 'Asked Dana: planned migration'",
                "mallcop annotate fnd_3fa9 - < note.txt",
                "mallcop annotate fnd_3fa9 'VPN exit of the office' --author sam")
                .options(AUTHOR).arguments(FINDING, TEXT);
    }

    @Override
    public Annotate.Result run(Given given, Run run) throws IOException {
        String typed = given.get(TEXT);
        String text = typed.equals("-") ? fromStandardInput(run.world().in()) : typed;
        return new Annotate(Opened.repo(run))
                .run(new Annotate.Request(given.get(FINDING), Typed.value(text), Typed.value(given.get(AUTHOR))));
    }

    private static String fromStandardInput(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Spoken.LONGEST_TEXT + 3); // one past the limit, and a line end
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().stripTrailing();
        } catch (CharacterCodingException e) {
            if (bytes.length > Spoken.LONGEST_TEXT) {
                return "x".repeat(bytes.length); // cut in the middle of a character: too long, and told so
            }
            throw Refusal.usage("not-utf-8", "What came through standard input is not UTF-8 text.",
                    "Give the note as plain text.").causedBy(e);
        }
    }

    @Override
    public void json(Annotate.Result result, Json json) {
        json.field("finding_id", result.finding());
        json.object("annotation", note -> {
            note.field("id", result.decision().id());
            note.field("actor", result.decision().by());
            note.field("timestamp", result.decision().at());
            note.field("content", result.text());
            note.field("action", "annotate");
            note.nothing("reason");
        });
        json.field("redacted", result.redacted());
    }

    @Override
    public void human(Annotate.Result result, Page page) {
        page.line("Noted on " + result.finding() + ", by {}.", result.decision().by());
        if (result.redacted()) {
            page.line("Something in it looked like a secret and was taken out.");
        }
    }
}
