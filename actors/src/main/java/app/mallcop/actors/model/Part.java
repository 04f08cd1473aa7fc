package app.mallcop.actors.model;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.json.JsonText;

/** A piece of what a model said. */
public sealed interface Part {

    long bytes();

    record Text(Untrusted text) implements Part {
        @Override
        public long bytes() {
            return Ask.bytes(text.clear());
        }
    }

    /**
     * It calls a tool.
     *
     * @param id the backend's; the result is given back under it
     * @param name as the model wrote it, which need not be one of the tools
     * @param arguments not checked yet
     */
    record Call(String id, String name, Value.Fields arguments) implements Part {
        @Override
        public long bytes() {
            return Ask.bytes(name) + Ask.bytes(JsonText.of(arguments, Untrusted::clear));
        }
    }

    /**
     * What only its backend can read and wants back as it came, in its place: a model's own thinking. Nobody shows it, and
     * nobody judges by it.
     */
    record Kept(Value.Fields block) implements Part {
        @Override
        public long bytes() {
            return Ask.bytes(JsonText.of(block, Untrusted::clear));
        }
    }
}
