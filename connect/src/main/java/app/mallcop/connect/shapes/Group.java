package app.mallcop.connect.shapes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lines that look alike, and how many there were. */
public record Group(Shape shape, long lines) {

    /** The share of words that must agree; a name in a sentence of five may differ, one of two words may not. */
    private static final double ALIKE = 0.7;

    static final Comparator<Group> MOST_FIRST = Comparator.comparingLong(Group::lines).reversed()
            .thenComparing(group -> group.shape().text());

    /** The two as one, where they are alike enough. */
    Optional<Group> with(Group other) {
        if (shape.equals(other.shape)) {
            return Optional.of(new Group(shape, lines + other.lines));
        }
        List<Part> a = shape.parts();
        List<Part> b = other.shape.parts();
        if (shape.fields() || other.shape.fields() || a.size() != b.size()) {
            return Optional.empty();
        }
        List<Part> both = new ArrayList<>(a.size());
        int same = 0;
        int different = 0;
        for (int i = 0; i < a.size(); i++) {
            Part one = a.get(i);
            Part two = b.get(i);
            if (one.equals(two)) {
                same += one.variable() ? 0 : 1;
                both.add(one);
            } else if (!one.lead().equals(two.lead()) || one.isMark() || two.isMark() || isLevel(one) || isLevel(two)) {
                return Optional.empty();
            } else {
                boolean covers = isAnyWord(one) || isAnyWord(two);
                different += covers ? 0 : 1;
                both.add(one.varying(Part.ANY_WORD));
            }
        }
        boolean alike = different == 0 ? same > 0 : same >= ALIKE * (same + different);
        return alike ? Optional.of(new Group(new Shape(false, both), lines + other.lines)) : Optional.empty();
    }

    private static boolean isLevel(Part part) {
        return !part.variable() && Telling.isLevel(part.text());
    }

    private static boolean isAnyWord(Part part) {
        return part.variable() && part.text().equals(Part.ANY_WORD);
    }
}
