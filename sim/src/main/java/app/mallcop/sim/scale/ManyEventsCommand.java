package app.mallcop.sim.scale;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** The generator as a program. A file whose name ends in {@code .gz} is compressed. */
final class ManyEventsCommand {

    private static final String USAGE = "Usage: --events N [--days N] [--actors N] [--seed N] [--end YYYY-MM-DD]"
            + " [--out FILE]";
    private static final Set<String> OPTIONS = Set.of("--events", "--days", "--actors", "--seed", "--end", "--out");

    private ManyEventsCommand() {}

    static int run(String[] args, OutputStream out, PrintStream err) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (args.length % 2 != 0 || !OPTIONS.containsAll(options.keySet()) || !options.containsKey("--events")) {
            err.println(USAGE);
            return 2;
        }
        ManyEvents events;
        try {
            events = new ManyEvents(Long.parseLong(options.getOrDefault("--seed", "1")),
                    Long.parseLong(options.getOrDefault("--events", "")),
                    Integer.parseInt(options.getOrDefault("--days", "90")),
                    Integer.parseInt(options.getOrDefault("--actors", "200")),
                    LocalDate.parse(options.getOrDefault("--end", ManyEvents.END.toString())));
        } catch (IllegalArgumentException | DateTimeException e) {
            err.println(e.getMessage());
            err.println(USAGE);
            return 2;
        }
        String file = options.getOrDefault("--out", "-");
        if (file.equals("-")) {
            events.writeTo(out);
            out.flush();
            return 0;
        }
        OutputStream plain = Files.newOutputStream(Path.of(file));
        try (OutputStream to = file.endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain) {
            events.writeTo(to);
        }
        return 0;
    }
}
