package app.mallcop.text.skills;

/** What kind of place of a file a statement stands in. */
enum Where {
    /** A script, or any file that is no documentation. */
    CODE,
    /** A block of commands in a document. */
    FENCE,
    /** The document's own words, and commands within them. */
    PROSE,
    /** A remark in a script: nothing runs it. */
    REMARK,
    /** A part that is not shown to people. */
    HIDDEN;

    boolean isDocs() {
        return this == FENCE || this == PROSE || this == REMARK;
    }
}
