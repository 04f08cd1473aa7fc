package app.mallcop.cli.command;

import app.mallcop.api.Refusal;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.baseline.Baseline;
import app.mallcop.desk.baseline.Presence;
import app.mallcop.desk.baseline.Profile;
import app.mallcop.desk.config.Config;
import app.mallcop.store.repo.Repo;
import java.io.IOException;

/** {@code mallcop baseline}: what counts as normal, in figures, or of one actor or thing. */
final class BaselineCommand implements Command<BaselineCommand.Shown> {

    private static final Option<String> ACTOR = Option.of("--actor", Kind.text("NAME"),
            "what is normal for this actor: since when, when in the day, with what");
    private static final Option<String> ENTITY = Option.of("--entity", Kind.text("NAME"),
            "whether this actor, address, resource, role or source is known");

    /** One of three answers. */
    sealed interface Shown {}

    record Figures(Baseline.Result result) implements Shown {}

    record OfActor(Profile.Result result) implements Shown {}

    record OfEntity(Presence.Result result) implements Shown {}

    @Override
    public Form form() {
        return Form.about("Shows what mallcop holds events against: the sealed days of the window, without what open "
                + "findings keep out and what was to be forgotten. As the next detect will see it.",
                "mallcop baseline --human", "mallcop baseline --actor deploy-bot --human",
                "mallcop baseline --entity 192.0.2.7", "mallcop baseline learned-from deploy-bot")
                .options(ACTOR, ENTITY);
    }

    @Override
    public Shown run(Given given, Run run) throws IOException {
        if (given.has(ACTOR) && given.has(ENTITY)) {
            throw Refusal.usage("two-questions", "--actor and --entity are two questions", "ask one at a time");
        }
        Repo repo = Opened.repo(run);
        Config.Baseline config = Settings.of(run).baseline();
        if (given.has(ACTOR)) {
            return new OfActor(new Profile(repo, config).run(given.get(ACTOR)));
        }
        return given.has(ENTITY)
                ? new OfEntity(new Presence(repo, config).run(given.get(ENTITY)))
                : new Figures(new Baseline(repo, config).run());
    }

    @Override
    public Verdict verdict(Shown shown) {
        return switch (shown) {
            case Figures(Baseline.Result of) -> BaselineFields.verdict(of.damage(), of.layout());
            case OfActor(Profile.Result of) -> BaselineFields.verdict(of.damage(), of.layout());
            case OfEntity(Presence.Result of) -> BaselineFields.verdict(of.damage(), of.layout());
        };
    }

    @Override
    public void json(Shown shown, Json json) {
        switch (shown) {
            case Figures(Baseline.Result result) -> BaselineFields.figures(result, json);
            case OfActor(Profile.Result result) -> BaselineFields.actor(result, json);
            case OfEntity(Presence.Result result) -> BaselineFields.entity(result, json);
        }
    }

    @Override
    public void human(Shown shown, Page page) {
        switch (shown) {
            case Figures(Baseline.Result result) -> BaselinePage.figures(result, page);
            case OfActor(Profile.Result result) -> BaselinePage.actor(result, page);
            case OfEntity(Presence.Result result) -> BaselinePage.entity(result, page);
        }
    }
}
