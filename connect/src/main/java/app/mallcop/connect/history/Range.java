package app.mallcop.connect.history;

/** Which part of a repository is scanned. */
public sealed interface Range {

    /** All that any ref, tag or stash reaches. */
    record All() implements Range {}

    /** What came since the last scan; the first time, the files of HEAD. */
    record News() implements Range {}

    /** The files of HEAD. */
    record Head() implements Range {}

    /** What HEAD reaches and this revision does not. */
    record Since(String revision) implements Range {}

    /** What the next commit would add: for a hook. */
    record Staged() implements Range {}
}
