package app.mallcop.cli.command;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.cli.frame.Prompt;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.init.Appetite;
import app.mallcop.desk.init.Init;
import app.mallcop.desk.init.Plan;
import app.mallcop.desk.init.Power;
import app.mallcop.desk.init.Probed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code init} for a person: what was found, what it costs, the question, and what is left to do. */
final class InitPage {

    private InitPage() {}

    static void found(Init.Found found, Page page) {
        page.line("Discovering environment...");
        List<String> absent = new ArrayList<>();
        for (Probed one : found.platforms()) {
            if (one.discovery().state() == Discovery.State.ABSENT) {
                absent.add(one.id());
            } else {
                platform(one, page);
            }
        }
        if (!absent.isEmpty()) {
            page.line("  nothing set for: " + String.join(", ", absent));
        }
        page.line();
        page.line(wrote(found));
        Appetite appetite = found.appetite();
        if (appetite.connectors() > 0) {
            page.line("Estimated appetite: ~" + appetite.tokens().expectedDonuts() + "🍩/month (between "
                    + appetite.tokens().lowDonuts() + " and " + appetite.tokens().highDonuts() + ")");
            guessed(appetite).ifPresent(words -> page.line(Ink.DIM, "  " + words));
            page.line(plan(appetite));
        }
    }

    private static void platform(Probed one, Page page) {
        Discovery discovery = one.discovery();
        Prose lead = Prose.of("  " + one.id() + ": ");
        page.line(switch (discovery.state()) {
            case READY -> lead.and(Prose.of("found")).and(listed(" (", discovery.found(), ")"));
            case CREDENTIALS_MISSING -> lead.and(Prose.of("credentials missing"))
                    .and(listed(" (", discovery.found(), ")"));
            case NOT_PERMITTED -> lead.and(Prose.of("found, but not permitted"))
                    .and(listed(" (", discovery.found(), ")"));
            case NOT_REACHED -> lead.and(Prose.of("could not be asked")).and(listed(": ", discovery.found(), ""));
            case ABSENT -> lead.and(Prose.of("nothing set"));
        });
        for (Discovery.Need need : discovery.needs()) {
            page.line(Ink.YELLOW, "    needs " + need.name());
            page.line("      " + need.how());
        }
        discovery.notes().forEach(note -> page.line(Ink.DIM, "    " + note));
    }

    private static Prose listed(String before, List<Prose> all, String after) {
        if (all.isEmpty()) {
            return Prose.of("");
        }
        Prose list = Prose.of(before).and(all.getFirst());
        for (Prose each : all.subList(1, all.size())) {
            list = list.and(Prose.of(", ")).and(each);
        }
        return list.and(Prose.of(after));
    }

    private static String wrote(Init.Found found) {
        int count = found.added().size();
        String connectors = count == 1 ? "1 connector" : count + " connectors";
        if (found.unwritten().isPresent()) {
            return "mallcop.yaml is left as it is.";
        }
        if (!found.written().contains("mallcop.yaml")) {
            return "mallcop.yaml says all that was found already; nothing in it is changed.";
        }
        return found.existed() && !found.written().contains("mallcop.yaml.old")
                ? "Added " + connectors + " to mallcop.yaml."
                : "Wrote mallcop.yaml with " + connectors + " configured.";
    }

    /** Most platforms tell how much there is only when all of it is read. */
    private static Optional<String> guessed(Appetite appetite) {
        String rest = "a guess, by what a company of 1 to 20 people usually has there.";
        if (appetite.sampled() == 0) {
            return Optional.of("This is " + rest);
        }
        return appetite.sampled() == appetite.connectors()
                ? Optional.empty()
                : Optional.of("Events were counted for " + appetite.sampled() + " of " + appetite.connectors()
                        + " connectors; for the others it is " + rest);
    }

    private static String plan(Appetite appetite) {
        Optional<Plan> plan = appetite.plan();
        return plan.isPresent()
                ? plan.get().name() + " (" + plan.get().price() + ", " + plan.get().donuts() + "🍩) covers your setup."
                : "It may be more than " + Plan.ALL.getFirst().name() + " covers (" + Plan.ALL.getFirst().donuts()
                        + "🍩); with a key of your own it is about " + dollars(appetite.cents()) + "/month.";
    }

    private static String dollars(long cents) {
        return "$" + cents / 100 + "." + cents % 100 / 10 + cents % 10;
    }

    /** Shows the first half and asks, until the answer is one. Nobody there to answer leaves it open. */
    static Power ask(Prompt prompt, Init.Found found) throws InterruptedException {
        Page page = prompt.page();
        found(found, page);
        page.line();
        page.line("How should Mallcop power its AI?");
        page.line("  [1] BYOK - Bring your own Anthropic API key (about " + dollars(found.appetite().cents())
                + "/mo for this setup)");
        int number = 2;
        for (Plan plan : Plan.ALL) {
            page.line("  [" + number++ + "] Mallcop " + plan.name() + " - " + plan.price() + "/mo, " + plan.what());
        }
        page.line("  [" + number + "] None - mallcop detects and records without a model; nobody triages");
        for (int times = 0; times < 3; times++) {
            switch (prompt.ask(page, "Choice [1/2/3/4]: ")) {
                case "1" -> {
                    return Power.OWN_KEY;
                }
                case "2", "3" -> {
                    return Power.MANAGED;
                }
                case "4" -> {
                    return Power.NONE;
                }
                case "" -> {
                    return Power.AUTO;
                }
                default -> page.line("Type 1, 2, 3 or 4; nothing leaves it open.");
            }
        }
        return Power.AUTO;
    }

    static void rest(Init.Result result, Page page) {
        Init.Found found = result.found();
        found.unwritten().ifPresent(unwritten -> {
            page.line().line("It can't be added to, since " + unwritten.why() + ". Paste these lines:").line();
            unwritten.lines().forEach(page::line);
        });
        if (!found.written().isEmpty()) {
            page.line().line("Written in {}: " + String.join(", ", found.written()) + ".",
                    Untrusted.of(found.folder().toString()));
        }
        List<String> missing = found.needed().stream().filter(one -> !one.present() && one.secret())
                .map(Init.Needed::variable).toList();
        if (!missing.isEmpty()) {
            page.line("Not set as variables, so taken from elsewhere or missing: " + String.join(", ", missing) + ".");
        }
        switch (result.power()) {
            case AUTO -> page.line(!result.backend().equals("auto")
                    ? "AI: " + result.backend() + ", as mallcop.yaml says."
                    : "AI: the one whose key is present, else none; mallcop init asks on a terminal.");
            case OWN_KEY -> page.line("AI: your own key.");
            case MANAGED -> page.line("AI: managed inference" + result.email().map(_ -> ", for {}").orElse("") + ".",
                    result.email().map(Untrusted::of).stream().toArray(Untrusted[]::new));
            case NONE -> page.line("AI: none.");
        }
        result.todo().forEach(todo -> page.line("  " + todo));
        page.line();
        if (found.platforms().stream().noneMatch(one -> one.configured() || one.isReady())) {
            page.line(
                    "Nothing can be read yet. Put credentials into .env here, or into the environment, and run it again:");
            for (Probed one : found.platforms().stream()
                    .filter(each -> each.discovery().state() == Discovery.State.ABSENT).toList()) {
                page.line("  " + one.id() + ": " + (one.variables().isEmpty()
                        ? "nothing to set; it is found where it is installed"
                        : String.join(", ", one.variables())));
            }
            page.line("How to get them, least privilege first: docs/connectors. Or look around first: mallcop demo");
            return;
        }
        page.line("Next:");
        page.line("  mallcop scan             # pull events from all connectors");
        page.line("  mallcop detect           # run detectors; the first 14 days of events are learning");
        page.line("  mallcop status --human   # check everything looks right");
    }
}
