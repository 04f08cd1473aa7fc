package app.mallcop.sim.deed;

import java.util.Locale;

/** What can be done, on whatever platform. How a platform says it is in {@code speak/words.tsv}. */
public enum Act {
    SIGN_IN, READ_SECRET, CHANGE_RESOURCE, READ_APP, READ_STORAGE_KEYS, BACK_UP, GRANT_ROLE, CREATE_PRINCIPAL, //
    TAKE_ROLE, READ_OBJECT, WRITE_OBJECT, DEPLOY_FUNCTION, CREATE_KEY, DELETE_KEY, START_MACHINES, OPEN_PORT,
    STOP_LOGGING, //
    PUSH, OPEN_PULL, MERGE_PULL, RUN_WORKFLOW, ADD_MEMBER, ADD_COLLABORATOR, ALERT_DEPENDENCY, //
    READ_MAIL, READ_FILE, CHANGE_FILE, SHARE_FILE, FORWARD_MAIL, CONSENT_APP, ADD_USER;

    /** As written in the tables: {@code read_secret}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Act ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
