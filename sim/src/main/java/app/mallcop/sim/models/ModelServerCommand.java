package app.mallcop.sim.models;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The scripted model as a program: it tells where it is and how to point mallcop at it, and answers until it is stopped. */
public final class ModelServerCommand {

    private static final Set<String> OPTIONS = Set.of("--personality", "--port");

    private ModelServerCommand() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int code = run(args, System.out, System.err, new CountDownLatch(1));
        if (code != 0) {
            System.exit(code);
        }
    }

    /** @param until when it stops */
    static int run(String[] args, PrintStream out, PrintStream err, CountDownLatch until)
            throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        String word = options.getOrDefault("--personality", "honest");
        String port = options.getOrDefault("--port", "0");
        if (args.length % 2 != 0 || !OPTIONS.containsAll(options.keySet()) || Personality.ofWord(word).isEmpty()
                || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            err.println("Usage: [--personality " + Arrays.stream(Personality.values()).map(Personality::word)
                    .collect(Collectors.joining("|")) + "] [--port N]");
            return 2;
        }
        try (ModelServer server = ModelServer.on(Integer.parseInt(port), Personality.ofWord(word).orElseThrow())) {
            out.println("anthropic:     " + server.anthropic());
            out.println("openai-compat: " + server.openai());
            out.println("key:           " + ModelServer.KEY);
            out.flush();
            until.await();
        }
        return 0;
    }
}
