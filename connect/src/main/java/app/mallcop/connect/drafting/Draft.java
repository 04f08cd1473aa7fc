package app.mallcop.connect.drafting;

import app.mallcop.api.Untrusted;
import app.mallcop.connect.shapes.Group;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of a sample.
 *
 * @param lines that are not blank
 * @param before of these, those that the parser that is there understands
 * @param after those that it understands with the drafted templates added
 * @param known how many lines each template that is there takes
 * @param drafted in the order in which they are to be tried
 * @param rest how the lines look that nothing understands
 * @param unwritten lines left out because they speak to an AI or hide something; nothing of them is written down
 */
public record Draft(long lines, long before, long after, SortedMap<String, Long> known, List<Drafted> drafted,
        List<Group> rest, long unwritten) {

    public Draft {
        drafted = List.copyOf(drafted);
        rest = List.copyOf(rest);
    }

    /** How the rest looks, in words. */
    public List<Untrusted> restShapes() {
        return rest.stream().map(group -> group.shape().text()).toList();
    }
}
