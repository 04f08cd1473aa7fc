package app.mallcop.actors.agent;

import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Model;
import app.mallcop.actors.model.ModelFailed;
import app.mallcop.actors.model.Reply;
import app.mallcop.actors.model.Usage;
import java.io.IOException;
import java.util.Optional;

/** Asks a model out of a purse, and keeps account of what it took. */
final class Asking {

    /** Of the bound, in percent, what an answer takes as a rule; until one took more. */
    private static final long LIKELY = 50;

    private final Model model;
    private final Purse purse;
    private Usage usage = Usage.NONE;
    private long likely = LIKELY;

    Asking(Model model, Purse purse) {
        this.model = model;
        this.purse = purse;
    }

    static long bound(Ask ask) {
        return ask.inputBound() + ask.maxTokens();
    }

    /** Whether there would be enough for it in another run. */
    boolean mayEver(Ask ask) {
        return purse.mayEver(bound(ask));
    }

    long left() {
        return purse.left();
    }

    /** What it will take in truth, as far as one can know. */
    long likely(long bound) {
        return bound * likely / 100;
    }

    Usage usage() {
        return usage;
    }

    /** Empty when there is not enough left. */
    Optional<Reply> ask(Ask ask) throws ModelFailed, IOException, InterruptedException {
        Optional<Purse.Hold> hold = purse.hold(ask);
        if (hold.isEmpty()) {
            return Optional.empty();
        }
        Reply reply = asked(ask, hold.get());
        usage = Look.sum(usage, reply.usage());
        likely = Math.max(likely, Math.min(100, reply.usage().tokens() * 100 / bound(ask)));
        return Optional.of(reply);
    }

    /** However it ends, the hold ends with it. */
    private Reply asked(Ask ask, Purse.Hold hold) throws ModelFailed, IOException, InterruptedException {
        boolean ended = false;
        try {
            Reply reply = model.ask(ask);
            ended = true;
            hold.settle(reply.usage(), reply.model());
            return reply;
        } catch (ModelFailed e) {
            ended = true;
            if (e.mayHaveCost()) {
                usage = Look.sum(usage, Usage.atMost(ask));
                hold.lost();
            } else {
                hold.free();
            }
            throw e;
        } finally {
            if (!ended) {
                hold.lost();
            }
        }
    }
}
