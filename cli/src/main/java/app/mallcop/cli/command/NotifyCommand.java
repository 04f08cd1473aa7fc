package app.mallcop.cli.command;

import app.mallcop.actors.channels.Delivery;
import app.mallcop.actors.channels.Setup;
import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.tell.TestMessage;
import app.mallcop.desk.scan.Outside;
import app.mallcop.desk.secrets.Secrets;
import app.mallcop.store.secrets.SecretBackend;
import java.util.List;
import java.util.Map;

/** {@code mallcop notify --test CHANNEL}: sends one message, to see whether it arrives. */
final class NotifyCommand implements Command<TestMessage.Result> {

    private static final Option<String> TEST = Option.of("--test", Kind.oneOf("CHANNEL", Setup.CHANNELS),
            "send a test message through this channel");

    @Override
    public Form form() {
        return Form.about(
                "Sends one test message through a channel and tells what came of it, whether or not anything is "
                        + "routed there. Nothing is recorded, and no finding is told. Exit code 2 when the channel is not set up, "
                        + "1 when the message was not taken.",
                "mallcop notify --test notify-teams",
                "mallcop notify --test notify-email --human").options(TEST);
    }

    @Override
    public TestMessage.Result run(Given given, Run run) throws InterruptedException {
        String channel = given.find(TEST).orElseThrow(() -> Refusal.usage("nothing-to-send",
                "notify only sends test messages, and no channel is named",
                "name one: mallcop notify --test " + String.join("|", Setup.CHANNELS)));
        Config config = Settings.of(run);
        Map<String, String> env = run.world().env();
        SecretBackend secrets = Secrets.of(config, run.repo(), env);
        return new TestMessage(config, secrets, Outside.dispatch(config, secrets, env, run.repo())).send(channel,
                run.world().clock().instant());
    }

    @Override
    public Verdict verdict(TestMessage.Result result) {
        return switch (result.delivery()) {
            case Delivery.Delivered _ -> Verdict.fine();
            case Delivery.Failed(Problem problem) -> Verdict.failed(List.of(problem));
        };
    }

    @Override
    public void json(TestMessage.Result result, Json json) {
        json.field("channel", result.channel());
        json.field("to", result.where());
        json.field("digest", result.digest());
        json.field("delivered", result.delivery() instanceof Delivery.Delivered);
    }

    @Override
    public void human(TestMessage.Result result, Page page) {
        if (result.delivery() instanceof Delivery.Delivered) {
            page.line(Ink.BOLD, "Taken by " + result.where() + ".");
            page.line("Look whether it is there: " + result.digest());
        }
    }
}
