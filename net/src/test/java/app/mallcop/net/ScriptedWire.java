package app.mallcop.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Answers what the test says, in order, and remembers what was asked. */
final class ScriptedWire implements Wire {

    interface Line {
        Answer answer(Ask ask) throws IOException;
    }

    final List<Ask> asked = new ArrayList<>();
    private final Deque<Line> lines;

    ScriptedWire(Line... lines) {
        this.lines = new ArrayDeque<>(Arrays.asList(lines));
    }

    static Line status(int status, String... headers) {
        return _ -> answer(status, "", headers);
    }

    static Line body(String body) {
        return _ -> answer(200, body);
    }

    static Line breaks(IOException why) {
        return _ -> {
            throw why;
        };
    }

    static Answer answer(int status, String body, String... headers) {
        Map<String, List<String>> all = new java.util.TreeMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return new Answer(status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answer send(Ask ask, Duration deadline, long mostBytes) throws IOException {
        asked.add(ask);
        Line line = lines.poll();
        if (line == null) {
            throw new AssertionError("asked once too often: " + ask);
        }
        return line.answer(ask);
    }
}
