package app.mallcop.connect.openclaw.settings;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.connect.json5.Json5;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A config with everything it includes put in place. Variables such as {@code ${NAME}} stay as they are: what stands for
 * a secret is fine to know, its value is not.
 *
 * @param sha256 of the bytes of the file itself, as OpenClaw's journal names it
 */
public record ConfigFile(Value.Fields settings, String sha256) {

    /** Not to be read: in our words. Nothing of the config is known then, which is not the same as an empty one. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean absent;
        private final boolean forbidden;

        Unreadable(String why, boolean absent, boolean forbidden) {
            super(why, null, false, false);
            this.absent = absent;
            this.forbidden = forbidden;
        }

        public String why() {
            return String.valueOf(getMessage());
        }

        public boolean isAbsent() {
            return absent;
        }

        public boolean isForbidden() {
            return forbidden;
        }
    }

    private static final int MOST_BYTES = 4 << 20;
    private static final int DEEPEST = 10;
    private static final int MOST_FILES = 200;
    private static final Untrusted INCLUDE = Untrusted.of("$include");

    public static ConfigFile read(Path file) throws Unreadable {
        byte[] bytes = bytes(file, "the config");
        try {
            Path folder = file.toRealPath().getParent();
            Reading reading = new Reading(folder == null ? file : folder);
            Value whole = reading.document(bytes, file, 0);
            if (whole instanceof Value.Fields settings) {
                return new ConfigFile(settings, sha256(bytes));
            }
            throw unreadable("the config is no object");
        } catch (IOException e) {
            throw unreadable("the config can't be read");
        }
    }

    /** The bytes as they stand there, for a hash of what can't be read. */
    static byte[] bytes(Path file, String what) throws Unreadable {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unreadable(what + " has more than " + (MOST_BYTES >> 20) + " MB");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new Unreadable(what + " is not there", true, false);
        } catch (AccessDeniedException e) {
            throw new Unreadable(what + " may not be read", false, true);
        } catch (IOException e) {
            throw unreadable(what + " can't be read");
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Unreadable unreadable(String why) {
        return new Unreadable(why, false, false);
    }

    /** Puts included files in place, as OpenClaw does: only from below the config's own folder. */
    private static final class Reading {

        private final Path root;
        private int files;

        Reading(Path root) {
            this.root = root;
        }

        Value document(byte[] bytes, Path file, int depth) throws Unreadable, IOException {
            String what = depth == 0 ? "the config" : "an included file";
            try {
                return resolved(Json5.read(new String(bytes, StandardCharsets.UTF_8)), file, depth);
            } catch (Json5.Malformed e) {
                throw unreadable(
                        what + " is not JSON5: " + e.what() + ", line " + e.line() + ", column " + e.column());
            }
        }

        private Value resolved(Value value, Path file, int depth) throws Unreadable, IOException {
            return switch (value) {
                case Value.Items(List<Value> items) -> {
                    List<Value> all = new ArrayList<>();
                    for (Value item : items) {
                        all.add(resolved(item, file, depth));
                    }
                    yield new Value.Items(all);
                }
                case Value.Fields fields -> fields(fields, file, depth);
                case Value.Text _,Value.Num _,Value.Flag _,Value.Nothing _ -> value;
            };
        }

        private Value fields(Value.Fields fields, Path file, int depth) throws Unreadable, IOException {
            TreeMap<Untrusted, Value> own = new TreeMap<>();
            for (Map.Entry<Untrusted, Value> field : fields.fields().entrySet()) {
                if (!field.getKey().equals(INCLUDE)) {
                    own.put(field.getKey(), resolved(field.getValue(), file, depth));
                }
            }
            Value include = fields.fields().get(INCLUDE);
            if (include == null) {
                return new Value.Fields(own);
            }
            Value whole = null;
            for (Value one : include instanceof Value.Items(List<Value> items) ? items : List.of(include)) {
                if (!(one instanceof Value.Text(Untrusted path))) {
                    throw unreadable("an $include names no file");
                }
                Value included = included(path.clear(), file, depth);
                whole = whole == null ? included : merged(whole, included);
            }
            return whole == null || own.isEmpty()
                    ? whole == null ? new Value.Fields(own) : whole
                    : merged(whole, new Value.Fields(own));
        }

        private Value included(String path, Path by, int depth) throws Unreadable, IOException {
            if (depth >= DEEPEST || ++files > MOST_FILES) {
                throw unreadable("files include each other without end");
            }
            Path file = by.resolveSibling(path).normalize();
            byte[] bytes = bytes(file, "an included file");
            if (!file.toRealPath().startsWith(root)) {
                throw unreadable("an included file lies outside of the config's folder");
            }
            return document(bytes, file, depth + 1);
        }

        /** What comes later counts; objects are merged, lists joined. */
        private static Value merged(Value before, Value after) {
            if (before instanceof Value.Fields(var first) && after instanceof Value.Fields(var second)) {
                TreeMap<Untrusted, Value> all = new TreeMap<>(first);
                second.forEach((key, value) -> {
                    Value had = all.get(key);
                    all.put(key, had == null ? value : merged(had, value));
                });
                return new Value.Fields(all);
            }
            if (before instanceof Value.Items(var first) && after instanceof Value.Items(var second)) {
                List<Value> all = new ArrayList<>(first);
                all.addAll(second);
                return new Value.Items(all);
            }
            return after;
        }
    }
}
