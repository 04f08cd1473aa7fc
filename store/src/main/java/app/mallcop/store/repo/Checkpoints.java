package app.mallcop.store.repo;

import app.mallcop.store.codec.Times;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.runs.Totals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;

/**
 * {@code checkpoints.yaml}: how far each stream was read, for people to see. A projection of the run log: it is written,
 * never read, and writing it again changes nothing.
 */
public final class Checkpoints {

    private Checkpoints() {}

    public static void project(Layout layout, Disk disk, Totals totals) throws IOException {
        byte[] text = text(totals).getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(layout.checkpoints()) || !Arrays.equals(Files.readAllBytes(layout.checkpoints()), text)) {
            disk.replace(layout.checkpoints(), text);
        }
    }

    public static String text(Totals totals) {
        StringBuilder out = new StringBuilder(
                "# How far each stream was read. Made from runs/ by mallcop; edits have no effect.\n");
        totals.connectors().forEach((connector, of) -> {
            out.append(quoted(connector)).append(":\n");
            for (Map.Entry<String, Totals.OfStream> stream : of.streams().entrySet()) {
                String checkpoint = stream.getValue().checkpoint();
                out.append("  ").append(quoted(stream.getKey())).append(":\n");
                out.append("    value: ").append(checkpoint == null ? "null" : quoted(checkpoint)).append('\n');
                out.append("    updated_at: ").append(quoted(Times.text(stream.getValue().lastAsked()))).append('\n');
            }
        });
        return out.toString();
    }

    /** A YAML double-quoted scalar; a checkpoint is the platform's own text. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < 0x20 || c > 0x7e) {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04X", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
