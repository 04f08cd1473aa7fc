package app.mallcop.sim.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mishaps told one by one: {@code new Script().on("GET", "/audit", 3, new Fail(502))}. */
public final class Script implements Misbehaving {

    private record Line(String method, String part, int nth, Mishap mishap) {
        boolean speaksOf(Request request) {
            return method.equals(request.method()) && (request.site().name() + request.path()).contains(part);
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> asked = new HashMap<>();

    /** The n-th request, from 1, by this method to a path (with its site's name before it) that contains this. */
    public synchronized Script on(String method, String part, int nth, Mishap mishap) {
        lines.add(new Line(method, part, nth, mishap));
        return this;
    }

    /** Several in a row. */
    public Script on(String method, String part, int first, int last, Mishap mishap) {
        for (int nth = first; nth <= last; nth++) {
            on(method, part, nth, mishap);
        }
        return this;
    }

    @Override
    public synchronized Optional<Mishap> next(Request request, int nth) {
        lines.stream().filter(line -> line.speaksOf(request)).map(line -> line.method() + ' ' + line.part()).distinct()
                .forEach(matched -> asked.merge(matched, 1, Integer::sum));
        return lines.stream().filter(line -> line.speaksOf(request)
                && asked.getOrDefault(line.method() + ' ' + line.part(), 0) == line.nth()).map(Line::mishap)
                .findFirst();
    }
}
