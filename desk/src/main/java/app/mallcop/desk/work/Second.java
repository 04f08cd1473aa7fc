package app.mallcop.desk.work;

import app.mallcop.actors.agent.Chain;
import java.io.IOException;
import java.util.List;

/** Who looks at findings that the records alone do not close. */
interface Second {

    /** Takes what came out, at once and in the caller's thread, so that it is written before anything else happens. */
    @FunctionalInterface
    interface Taker {
        void take(Investigator.Looked one, Chain.Passed passed) throws IOException;
    }

    boolean wants(Investigator.Looked one);

    void take(List<Investigator.Looked> looked, Taker taker) throws IOException, InterruptedException;

    /** Nobody: what the records say is what is said. */
    Second NONE = new Second() {
        @Override
        public boolean wants(Investigator.Looked one) {
            return false;
        }

        @Override
        public void take(List<Investigator.Looked> looked, Taker taker) {
            // none was wanted
        }
    };
}
