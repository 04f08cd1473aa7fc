package app.mallcop.store.costs;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.runs.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** {@code costs.jsonl}. A cost counts when its line is whole and durable. */
public final class CostLog {

    private final Path file;

    public CostLog(Path file) {
        this.file = file;
    }

    public void append(Cost cost, Disk disk) throws IOException {
        Bytes bytes = new Bytes(256);
        new CanonicalJson(bytes).begin().field("v", 1).field("kind", cost.kind().name().toLowerCase(Locale.ROOT))
                .field("id", cost.id()).field("at", cost.at()).field("run", cost.run()).field("actor", cost.actor())
                .field("finding", cost.finding()).field("input_tokens", cost.inputTokens())
                .field("output_tokens", cost.outputTokens()).field("micro_usd", cost.microUsd()).end().flush();
        bytes.write('\n');
        if (Files.exists(file)) {
            Journal.cutTornLine(file, disk);
        }
        disk.appendDurably(file, bytes.copy());
    }

    public void each(Consumer<Cost> reader, Consumer<Damage> damaged) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Journal.each(file, 0, (bytes, from, length, end) -> {
            try {
                reader.accept(read(Tree.parse(bytes, from, length)));
            } catch (Tree.Malformed e) {
                damaged.accept(
                        new Damage(String.valueOf(file.getFileName()), Journal.lineNumber(file, end), e.reason()));
            }
        });
    }

    private static Cost read(Tree tree) throws Tree.Malformed {
        Cost.Kind kind = switch (tree.text("kind")) {
            case "reserved" -> Cost.Kind.RESERVED;
            case "billed" -> Cost.Kind.BILLED;
            case "tripped" -> Cost.Kind.TRIPPED;
            case "exhausted" -> Cost.Kind.EXHAUSTED;
            default -> throw new Tree.Malformed("\"kind\" is none of reserved, billed, tripped, exhausted");
        };
        return new Cost(kind, tree.text("id"), tree.time("at"), tree.text("run"), tree.text("actor"),
                tree.text("finding"),
                tree.number("input_tokens"), tree.number("output_tokens"), tree.number("micro_usd"));
    }
}
