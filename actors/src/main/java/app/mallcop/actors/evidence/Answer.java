package app.mallcop.actors.evidence;

import app.mallcop.api.Prose;
import java.util.List;

/** @param because what it rests on, in words; the events it names are among those that were gathered */
public record Answer(Question question, Reply reply, List<Prose> because) {

    public enum Reply {
        YES, NO,
        /** The records do not tell. */
        UNKNOWN;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Answer {
        because = List.copyOf(because);
    }
}
