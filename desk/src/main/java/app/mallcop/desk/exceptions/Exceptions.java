package app.mallcop.desk.exceptions;

import app.mallcop.api.FindingStatus;
import app.mallcop.api.Problem;
import app.mallcop.api.config.ConfigError;
import app.mallcop.connect.mapping.Notes;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.desk.config.Plugins;
import app.mallcop.store.config.YamlFile;
import app.mallcop.store.findings.FindingState;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The exceptions of a deployment repo at one moment. What can't be read excepts nothing: its findings are told, and so is
 * what is wrong with it.
 *
 * @param all in the order of the file, those too that do not hold any more
 * @param errors everything wrong with the file, with line and column
 */
public record Exceptions(List<Exemption> all, List<ConfigError> errors, Instant now) {

    public static final String FILE = "exceptions.yaml";

    public Exceptions {
        all = List.copyOf(all);
        errors = List.copyOf(errors);
    }

    /** No file, no exceptions. */
    public static Exceptions in(Path repo, Instant now) {
        Path file = repo.resolve(FILE);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? of(YamlFile.read(file, FILE), repo, now)
                : new Exceptions(List.of(), List.of(), now);
    }

    private static Exceptions of(YamlFile yaml, Path repo, Instant now) {
        if (yaml.root() == null || !yaml.errors().isEmpty()) {
            return new Exceptions(List.of(), yaml.errors(), now);
        }
        Notes notes = new Notes();
        List<Exemption> all = new ExceptionsReader(notes, new KnownDetectors(Plugins.in(repo)), now).read(yaml.root());
        List<ConfigError> errors = new ArrayList<>(notes.errors());
        errors.sort(Comparator.comparingInt((ConfigError error) -> error.at().line())
                .thenComparingInt(error -> error.at().column()));
        return new Exceptions(all, errors, now);
    }

    public boolean isEmpty() {
        return all.isEmpty() && errors.isEmpty();
    }

    public List<Problem> problems() {
        return errors.stream().map(ConfigErrors::problem).toList();
    }

    /** The first that holds now and is for this finding; only what is open is excepted from anything. */
    public Optional<Exemption> of(FindingState state) {
        if (state.finding() == null || state.status() != FindingStatus.OPEN) {
            return Optional.empty();
        }
        return all.stream().filter(one -> one.holdsAt(now) && one.isFor(state.finding())).findFirst();
    }
}
