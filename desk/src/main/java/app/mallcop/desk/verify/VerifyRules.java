package app.mallcop.desk.verify;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Shown;
import app.mallcop.connect.lines.LogParser;
import app.mallcop.connect.lines.ParserFile;
import app.mallcop.connect.lines.Parsers;
import app.mallcop.connect.lines.Proof;
import app.mallcop.desk.detect.RulePaths;
import app.mallcop.detect.rules.Rules;
import app.mallcop.detect.rules.file.Reading;
import app.mallcop.detect.rules.file.RuleFile;
import app.mallcop.detect.rules.sample.Outcome;
import app.mallcop.detect.rules.sample.SamplePlayer;
import app.mallcop.detect.tuning.Support;
import app.mallcop.store.config.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks rule files and parsers and plays their samples: one, or all of a deployment repo. Changes nothing. */
public final class VerifyRules {

    /**
     * One thing that was looked at.
     *
     * @param name of the detector or the app; empty where it could not be read
     * @param rules how many rules there are; of a parser, how many templates
     * @param samples how many were played
     * @param errors what is wrong with the file or with a sample's events
     * @param failed samples that did not go as wanted
     * @param unproven rules without a sample on which they must fire
     * @param notYet true for a plugin of a kind that cannot be verified in this version
     */
    public record Checked(String path, String name, int rules, int samples, List<ConfigError> errors,
            List<Outcome> failed, List<String> unproven, boolean notYet) {
        public Checked {
            errors = List.copyOf(errors);
            failed = List.copyOf(failed);
            unproven = List.copyOf(unproven);
        }

        public boolean isFine() {
            return errors.isEmpty() && failed.isEmpty() && !notYet;
        }
    }

    /** In the order of their paths; empty when there was nothing to verify, which is not fine. */
    public record Result(List<Checked> checked) {
        public Result {
            checked = List.copyOf(checked);
        }

        public boolean isFine() {
            return !checked.isEmpty() && checked.stream().allMatch(Checked::isFine);
        }
    }

    private VerifyRules() {}

    /** All plugins and app rules of a deployment repo. */
    public static Result all(Path dir) throws IOException {
        List<String> paths = new ArrayList<>(RulePaths.of(dir));
        Parsers.paths(dir).keySet().forEach(app -> paths.add(Parsers.shown(app)));
        Path plugins = dir.resolve("plugins");
        if (Files.isDirectory(plugins)) {
            try (Stream<Path> walk = Files.walk(plugins, 2)) {
                walk.filter(folder -> Files.isDirectory(folder) && folder.getNameCount() == plugins.getNameCount() + 2)
                        .map(folder -> dir.relativize(folder).toString().replace('\\', '/'))
                        .filter(folder -> paths.stream().noneMatch(path -> path.startsWith(folder + "/")))
                        .forEach(paths::add);
            }
        }
        return new Result(paths.stream().sorted().map(path -> check(dir.resolve(path), path)).toList());
    }

    /** @param shownAs how errors name it */
    public static Result one(Path path, String shownAs) {
        if (!Files.exists(path)) {
            throw Refusal.usage(new Problem("no-such-path",
                    Prose.of("there is nothing at {}", Untrusted.of(shownAs)),
                    "name a rule file or the folder of a plugin, such as plugins/detectors/unusual-geo, or use --all"));
        }
        String shown = shownAs.endsWith("/") ? shownAs.substring(0, shownAs.length() - 1) : shownAs;
        List<Checked> inside = Stream.of(RulePaths.MANIFEST, RulePaths.APP_RULES, ParserFile.NAME)
                .filter(file -> Files.isRegularFile(path.resolve(file)))
                .map(file -> check(path.resolve(file), shown + "/" + file)).toList();
        return new Result(inside.isEmpty() ? List.of(check(path, shown)) : inside);
    }

    private static Checked check(Path file, String named) {
        String path = Shown.plain(named);
        if (!Files.isRegularFile(file)) {
            return notYet(path);
        }
        YamlFile yaml = YamlFile.read(file, path);
        ConfigNode.Fields root = yaml.root();
        if (root == null || !yaml.errors().isEmpty()) {
            return new Checked(path, "", 0, 0, yaml.errors(), List.of(), List.of(), false);
        }
        if (file.endsWith(ParserFile.NAME)) {
            return parser(file, path);
        }
        if (!isRules(root, path)) {
            return notYet(path);
        }
        Reading reading = new Reading();
        RuleFile rules = RulePaths.read(file.toAbsolutePath().toString().replace('\\', '/'), root, reading);
        Rules.Loaded loaded = new Rules(Support.DEFAULT).add(rules, Map.of(), reading);
        if (!loaded.isFine()) {
            return new Checked(path, rules.name(), rules.rules().size(), 0, loaded.errors(), List.of(), List.of(),
                    false);
        }
        SamplePlayer.Report report = SamplePlayer.play(rules);
        return new Checked(path, rules.name(), rules.rules().size(), report.outcomes().size(), report.errors(),
                report.outcomes().stream().filter(outcome -> !outcome.isFine()).toList(),
                rules.rules().stream().filter(rule -> rule.samples().fire().isEmpty()).map(rule -> rule.id()).toList(),
                false);
    }

    /** An app's parser is named as its folder. */
    private static Checked parser(Path file, String path) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        String app = folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
        ParserFile read = ParserFile.read(file, path, app);
        LogParser parser = read.parser();
        if (parser == null) {
            return new Checked(path, "", 0, 0, read.errors(), List.of(), List.of(), false);
        }
        Proof proof = Proof.of(parser);
        List<ConfigError> failed = proof.failed().stream()
                .map(one -> new ConfigError(ConfigError.Kind.NOT_ALLOWED, one.at(),
                        "template " + one.template() + " must " + (one.mustFit() ? "" : "not ")
                                + "fit this sample, but " + one.why(),
                        "mend the template, or the sample if the template is right"))
                .toList();
        return new Checked(path, parser.app(), parser.names().size(), proof.samples(), failed, List.of(),
                proof.unproven(), false);
    }

    /** A plugin that runs code says how to start it; a connector says what it reads. Neither has rules. */
    private static boolean isRules(ConfigNode.Fields root, String path) {
        Optional<String> kind = kind(path);
        return ((kind.isEmpty() || kind.get().equals("detectors"))
                && Stream.of("rules", "condition", "detectors").anyMatch(root.fields()::containsKey))
                || (kind.isEmpty() && root.fields().keySet().stream().noneMatch(List.of("command", "auth")::contains));
    }

    /** {@code connectors} of {@code plugins/connectors/x/manifest.yaml}; empty for a file elsewhere. */
    private static Optional<String> kind(String path) {
        String[] parts = path.split("/", -1);
        for (int i = 0; i + 2 < parts.length; i++) {
            if (parts[i].equals("plugins")) {
                return Optional.of(parts[i + 1]);
            }
        }
        return Optional.empty();
    }

    private static Checked notYet(String path) {
        return new Checked(path, "", 0, 0, List.of(), List.of(), List.of(), true);
    }
}
