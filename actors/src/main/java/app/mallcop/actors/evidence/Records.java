package app.mallcop.actors.evidence;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import java.time.LocalDate;
import java.util.List;

/**
 * What is on record around a finding. Every answer is bounded and says so; events come oldest first. Whoever implements it
 * works in proportion to the finding, never to history.
 */
public interface Records {

    /** The events it rests on; {@code total} is how often it was seen. */
    Some<Event> triggers(Finding finding);

    /** What the same actors did else within an hour of these. */
    Some<Event> neighbours(Finding finding);

    /** Builds, deployments and jobs of anybody within an hour of these. */
    Some<Event> jobs(Finding finding);

    /** What is known of its actors and of the things they touched. */
    List<Row> baseline(Finding finding);

    /** The days that the baseline was made of: the newest. */
    LocalDate baselineTo();

    Some<Related> others(Finding finding);

    /** What could not be looked at: days that are not in this clone, files that are damaged. */
    List<String> notSeen(Finding finding);
}
