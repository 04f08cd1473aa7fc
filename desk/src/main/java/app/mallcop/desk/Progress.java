package app.mallcop.desk;

/** Told by a long task how far it is. Cheap to call for each item: whoever shows it decides how often. */
@FunctionalInterface
public interface Progress {

    Progress NONE = (what, done, total) -> {};

    /**
     * @param what our own words, such as {@code "events read"}
     * @param total 0 when it is not known
     */
    void at(String what, long done, long total);
}
