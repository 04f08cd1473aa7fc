package app.mallcop.desk.care;

import java.io.IOException;

/**
 * A repair that loses nothing. It looks again before it acts: since the check looked, the lock was taken, and another may
 * have mended it.
 *
 * @param locks whether the doctor takes the lock around it; false for what takes the lock itself
 */
public record Remedy(boolean locks, Work work) {

    /** Tells what it did, in our own words. */
    public interface Work {
        String mend() throws IOException;
    }

    static Remedy underLock(Work work) {
        return new Remedy(true, work);
    }

    static Remedy alone(Work work) {
        return new Remedy(false, work);
    }
}
