package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import java.util.Optional;

/** One thing a check has to say. */
public sealed interface Diagnosis {

    /** What is so, and where. */
    Prose what();

    /** All is well. */
    record Ok(Prose what) implements Diagnosis {}

    /** Worth knowing, and no fault. */
    record Note(Prose what, String todo) implements Diagnosis {}

    /** Not right, and nothing is lost or wrong by it yet. */
    record Warning(Prose what, String todo, Optional<Remedy> remedy) implements Diagnosis {}

    /** Something is lost, wrong, or stops work. */
    record Broken(Prose what, String todo, Optional<Remedy> remedy) implements Diagnosis {}

    static Diagnosis ok(String what) {
        return new Ok(Prose.of(what));
    }

    static Diagnosis note(String what, String todo) {
        return new Note(Prose.of(what), todo);
    }

    static Diagnosis warning(String what, String todo) {
        return new Warning(Prose.of(what), todo, Optional.empty());
    }

    static Diagnosis warning(Prose what, String todo) {
        return new Warning(what, todo, Optional.empty());
    }

    static Diagnosis warning(Prose what, String todo, Remedy remedy) {
        return new Warning(what, todo, Optional.of(remedy));
    }

    static Diagnosis broken(Prose what, String todo) {
        return new Broken(what, todo, Optional.empty());
    }

    static Diagnosis broken(String what, String todo) {
        return broken(Prose.of(what), todo);
    }

    static Diagnosis broken(Prose what, String todo, Remedy remedy) {
        return new Broken(what, todo, Optional.of(remedy));
    }

    /** What may be done about it without a person's thought. */
    default Optional<Remedy> cure() {
        return switch (this) {
            case Ok _,Note _ -> Optional.empty();
            case Warning warning -> warning.remedy();
            case Broken broken -> broken.remedy();
        };
    }
}
