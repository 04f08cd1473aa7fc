package app.mallcop.cli.command;

import app.mallcop.cli.frame.Catalogue;
import app.mallcop.cli.frame.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of commands. A new one needs a line in each half: the listing for help and completion, and how to make it.
 * The two are apart so that a call makes one command and touches no other.
 */
public final class Commands implements Catalogue {

    @Override
    public List<Entry> entries() {
        return List.of(
                // Look
                new Entry("status", Group.LOOK, "counts, what is read and learned, and what is wrong"),
                new Entry("report", Group.LOOK, "findings, most severe first"),
                new Entry("finding", Group.LOOK, "one finding and everything said of it"),
                new Entry("events", Group.LOOK, "stored events, newest first"),
                new Entry("baseline", Group.LOOK, "what counts as normal, in figures or for one actor"),
                new Entry("baseline learned-from", Group.LOOK, "which days and acks taught what is known"),
                // Feed
                new Entry("scan", Group.FEED, "read the platforms, from where they were read up to"),
                new Entry("git-oops", Group.FEED, "secrets in the history of git repositories"),
                new Entry("import", Group.FEED, "take events from files into the repo"),
                new Entry("detect", Group.FEED, "judge what is new against what is normal"),
                new Entry("watch", Group.FEED, "scan, detect and escalate: what is scheduled"),
                new Entry("escalate", Group.FEED, "look at open findings and tell people of what stays open"),
                // Decide
                new Entry("ack", Group.DECIDE, "accept what findings saw, and learn it"),
                new Entry("unack", Group.DECIDE, "take an ack back, and what it taught"),
                new Entry("review", Group.DECIDE, "the open findings and the playbook, to start from"),
                new Entry("investigate", Group.DECIDE, "one finding with all that is on record around it"),
                new Entry("feedback", Group.DECIDE, "say whether an actor decided well"),
                new Entry("annotate", Group.DECIDE, "add a note to a finding"),
                new Entry("baseline forget", Group.DECIDE, "forget what was learned of an actor"),
                new Entry("baseline reset", Group.DECIDE, "learn a connector anew"),
                new Entry("heal", Group.DECIDE, "parsers that no longer fit their log: proven patches"),
                new Entry("rules list", Group.DECIDE, "what mallcop closes because people closed it, often"),
                new Entry("rules remove", Group.DECIDE, "remove a learned rule"),
                new Entry("exceptions list", Group.DECIDE, "what exceptions.yaml leaves alone, and for how long"),
                // Look after the repo
                new Entry("notify", Group.KEEP, "try whether a channel reaches you"),
                new Entry("verify", Group.KEEP, "check rules by their samples, or recompute a finding"),
                new Entry("config check", Group.KEEP, "check mallcop.yaml and show what is in force"),
                new Entry("doctor", Group.KEEP, "check the whole repo, explain, and mend what is safe"),
                new Entry("archive", Group.KEEP, "put the files of old days together"),
                // Set up
                new Entry("init", Group.SET_UP, "find out what can be read here, and write mallcop.yaml"),
                new Entry("discover-app", Group.SET_UP, "draft the parser of an app's log from a sample of it"),
                new Entry("demo", Group.SET_UP, "a simulated company to look at, without an account"),
                new Entry("self install", Group.SET_UP, "put mallcop on the PATH"),
                new Entry("completion", Group.SET_UP, "print a completion script for bash, zsh or fish"),
                new Entry("help", Group.SET_UP, "help on everything, or on one command"),
                new Entry("man", Group.HIDDEN, "write the manual pages"));
    }

    @Override
    public @Nullable Command<?> make(String name) {
        return switch (name) {
            case "status" -> new StatusCommand();
            case "report" -> new ReportCommand();
            case "finding" -> new FindingCommand();
            case "events" -> new EventsCommand();
            case "baseline" -> new BaselineCommand();
            case "baseline learned-from" -> new LearnedFromCommand();
            case "baseline forget" -> new ForgetCommand();
            case "baseline reset" -> new ResetCommand();
            case "scan" -> new ScanCommand();
            case "git-oops" -> new GitOopsCommand();
            case "import" -> new ImportCommand();
            case "detect" -> new DetectCommand();
            case "ack" -> new AckCommand();
            case "unack" -> new UnackCommand();
            case "review" -> new ReviewCommand();
            case "investigate" -> new InvestigateCommand();
            case "feedback" -> new FeedbackCommand();
            case "annotate" -> new AnnotateCommand();
            case "heal" -> new HealCommand();
            case "rules list" -> new RulesListCommand();
            case "rules remove" -> new RulesRemoveCommand();
            case "exceptions list" -> new ExceptionsCommand();
            case "verify" -> new VerifyCommand();
            case "escalate" -> new EscalateCommand();
            case "watch" -> new WatchCommand();
            case "notify" -> new NotifyCommand();
            case "doctor" -> new DoctorCommand();
            case "archive" -> new ArchiveCommand();
            case "init" -> new InitCommand();
            case "demo" -> new DemoCommand();
            case "config check" -> new ConfigCheckCommand();
            case "discover-app" -> new DiscoverAppCommand();
            case "self install" -> new SelfInstallCommand();
            case "completion" -> new CompletionCommand(this);
            case "help" -> new HelpCommand(this);
            case "man" -> new ManCommand(this);
            default -> null;
        };
    }
}
