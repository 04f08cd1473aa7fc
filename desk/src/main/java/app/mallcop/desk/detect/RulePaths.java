package app.mallcop.desk.detect;

import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Shown;
import app.mallcop.detect.rules.file.AppRules;
import app.mallcop.detect.rules.file.Reading;
import app.mallcop.detect.rules.file.RuleFile;
import app.mallcop.detect.rules.file.RuleFileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where rule files are, and what their place says of them. */
public final class RulePaths {

    public static final String DETECTORS = "plugins/detectors";
    public static final String APPS = "apps";
    public static final String MANIFEST = "manifest.yaml";
    public static final String APP_RULES = "detectors.yaml";

    private RulePaths() {}

    /** The rule files of a repo, as paths in it, in canonical order. */
    public static List<String> of(Path dir) {
        return Stream.concat(in(dir, DETECTORS, MANIFEST), in(dir, APPS, APP_RULES)).sorted().toList();
    }

    private static Stream<String> in(Path dir, String folder, String file) {
        Path root = dir.resolve(folder);
        if (!Files.isDirectory(root)) {
            return Stream.of();
        }
        try (Stream<Path> inside = Files.list(root)) {
            return inside.filter(one -> Files.isRegularFile(one.resolve(file)))
                    .map(one -> folder + "/" + one.getFileName() + "/" + file).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a file by the rules of its place: a plugin is named as its folder, an app's rules are for that app. */
    public static RuleFile read(String path, ConfigNode.Fields root, Reading reading) {
        Path folder = Path.of(path).getParent();
        String name = folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
        if (path.endsWith(APP_RULES)) {
            ConfigNode.Fields file = AppRules.isOne(root) ? new AppRules(reading).rewritten(root, name) : root;
            RuleFile read = new RuleFileReader(reading).read(file);
            if (!read.app().equals(name)) {
                reading.add(Kind.NOT_ALLOWED, root.at(), "app: found " + Shown.quoted(read.app()),
                        "the folder says " + name + ": write app: " + name);
            }
            return read;
        }
        RuleFile read = new RuleFileReader(reading).read(root);
        if (!read.name().equals(name) && path.endsWith(MANIFEST)) {
            reading.add(Kind.NOT_ALLOWED, at(root, "name"), "name: found " + Shown.quoted(read.name()),
                    "a plugin is named as its folder: " + Shown.quoted(name));
        }
        named(root, read, reading);
        return read;
    }

    private static void named(ConfigNode.Fields root, RuleFile file, Reading reading) {
        if (BuiltInNames.OURS.contains(file.name())) {
            reading.add(Kind.NOT_ALLOWED, at(root, "name"), "the name " + file.name() + " is mallcop's own",
                    "choose another name");
        } else if (!file.override() && BuiltInNames.all().contains(file.name())) {
            reading.add(Kind.NOT_ALLOWED, at(root, "name"),
                    "the name " + file.name() + " is that of a built-in detector",
                    "choose another name, or write override: true to replace the built-in one");
        }
    }

    private static app.mallcop.api.config.Place at(ConfigNode.Fields root, String key) {
        ConfigNode.Field field = root.fields().get(key);
        return field == null ? root.at() : field.value().at();
    }
}
