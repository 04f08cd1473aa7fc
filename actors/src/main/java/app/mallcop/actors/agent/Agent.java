package app.mallcop.actors.agent;

import app.mallcop.actors.model.Model;
import app.mallcop.actors.playbook.Manifest;
import app.mallcop.actors.playbook.Playbook;
import app.mallcop.actors.tools.Toolbox;
import app.mallcop.actors.verdict.Policy;
import app.mallcop.text.airlock.Boundary;
import java.io.IOException;
import java.time.Duration;

/** One actor with a model behind it, ready to look at the findings of a run. Looks at several at a time. */
public final class Agent {

    /** An answer is a verdict of two sentences and a note. */
    static final int MOST_TOKENS = 2_500;

    /**
     * What all actors of a run share.
     *
     * @param deadline of one answer
     */
    public record Run(Model model, Policy policy, Boundary boundary, Batch batch, Duration deadline) {}

    private final Manifest manifest;
    private final Playbook playbook;
    private final Run run;
    private final String system;

    public Agent(Manifest manifest, Playbook playbook, Run run) {
        this.manifest = manifest;
        this.playbook = playbook;
        this.run = run;
        this.system = Frame.system(manifest, playbook, run.boundary(), run.batch());
    }

    public Manifest manifest() {
        return manifest;
    }

    Run run() {
        return run;
    }

    String system() {
        return system;
    }

    Playbook playbook() {
        return playbook;
    }

    /** Looks at one finding until it has decided, or can't. */
    public Worked work(Toolbox.Task task, Purse purse) throws IOException, InterruptedException {
        return new Twice(this, task, purse).run();
    }
}
