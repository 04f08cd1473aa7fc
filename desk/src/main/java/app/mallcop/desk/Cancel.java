package app.mallcop.desk;

/** Asked by a task, between two steps that each leave the repo whole, whether the user wants it to stop. */
@FunctionalInterface
public interface Cancel {

    Cancel NEVER = () -> false;

    boolean asked();

    /** Ends the task here if it was asked to stop. */
    default void check() {
        if (asked()) {
            throw new Cancelled();
        }
    }
}
