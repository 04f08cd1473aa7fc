package app.mallcop.desk;

/** Asked by a task, between two steps that each leave the repo whole, whether the user wants it to stop. */
public interface Cancel {

    /** Not a lambda: the start-up cache cannot hold one of an interface that has a default method. */
    Cancel NEVER = new Cancel() {
        @Override
        public boolean asked() {
            return false;
        }
    };

    boolean asked();

    /** Ends the task here if it was asked to stop. */
    default void check() {
        if (asked()) {
            throw new Cancelled();
        }
    }
}
