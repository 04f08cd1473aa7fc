package app.mallcop.cli;

import app.mallcop.desk.Cancel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: asks the running command to stop, lets it finish the step it is in and print its document, and interrupts it
 * only when it waits for something outside. Runs as a shutdown hook, so the exit code is the signal's own, 130.
 */
final class Interruption extends Thread implements Cancel {

    private final Thread worker;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean asked;

    private Interruption(Thread worker) {
        super("interruption");
        this.worker = worker;
    }

    static Interruption of(Thread worker) {
        Interruption interruption = new Interruption(worker);
        Runtime.getRuntime().addShutdownHook(interruption);
        return interruption;
    }

    @Override
    public boolean asked() {
        return asked;
    }

    /** The command has printed what it had to say. */
    void done() {
        done.countDown();
    }

    @Override
    public void run() {
        if (done.getCount() == 0) {
            return;
        }
        asked = true;
        try {
            if (!done.await(2, TimeUnit.SECONDS)) {
                worker.interrupt();
                done.await();
            }
        } catch (InterruptedException nobodyInterruptsThis) {
            worker.interrupt();
        }
    }
}
