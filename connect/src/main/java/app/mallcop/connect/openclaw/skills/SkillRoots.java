package app.mallcop.connect.openclaw.skills;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.connect.openclaw.home.Home;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where OpenClaw looks for skills, those first that win over the others. */
final class SkillRoots {

    private final Home home;
    private final Value.Fields settings;
    private final Map<Path, SkillRoot> roots = new LinkedHashMap<>();

    private SkillRoots(Home home, Value.Fields settings) {
        this.home = home;
        this.settings = settings;
    }

    static List<SkillRoot> of(Home home, Value.Fields settings) {
        return new SkillRoots(home, settings).all();
    }

    private List<SkillRoot> all() {
        List<Path> allowed = paths("skills", "load", "allowSymlinkTargets");
        for (Path workspace : workspaces()) {
            add(workspace.resolve("skills"), "workspace", allowed);
            add(workspace.resolve(".agents").resolve("skills"), "workspace", allowed);
        }
        add(home.user().resolve(".agents").resolve("skills"), "personal", allowed);
        add(home.state().resolve("skills"), "managed", allowed);
        for (Path agent : below(home.state().resolve("agents"))) {
            add(agent.resolve("agent").resolve("workshop-skills"), "workshop", allowed);
        }
        home.bundled().ifPresent(bundled -> add(bundled, "bundled", allowed));
        paths("skills", "load", "extraDirs").forEach(extra -> add(extra, "extra", allowed));
        // OpenClaw makes the links in it itself, into wherever its plugins are installed.
        add(home.state().resolve("plugin-skills"), "plugin", List.of(Path.of("/")));
        for (Path library : below(home.state().resolve("skill-library"))) {
            add(library.resolve("revisions"), "library", allowed);
        }
        return List.copyOf(roots.values());
    }

    private void add(Path path, String tier, List<Path> followed) {
        roots.putIfAbsent(path.normalize(), new SkillRoot(path.normalize(), tier, followed));
    }

    /** Of all agents; and those that lie where they usually do, since the config may name another. */
    private Collection<Path> workspaces() {
        Set<Path> all = new LinkedHashSet<>();
        if (settings.fields().get(Untrusted.of("agents")) instanceof Value.Fields agents) {
            agents.fields().values().forEach(group -> workspaces(group, all));
        }
        all.addAll(below(home.state()).stream()
                .filter(path -> String.valueOf(path.getFileName()).startsWith("workspace")).toList());
        return all;
    }

    private void workspaces(Value group, Set<Path> all) {
        switch (group) {
            case Value.Fields fields -> {
                if (fields.fields().get(Untrusted.of("workspace")) instanceof Value.Text(Untrusted path)
                        && !path.isEmpty()) {
                    all.add(home.expanded(path.clear()));
                }
                fields.fields().values().stream().filter(Value.Fields.class::isInstance)
                        .forEach(one -> workspaces(one, all));
            }
            case Value.Items(List<Value> items) -> items.forEach(item -> workspaces(item, all));
            case Value.Text _,Value.Num _,Value.Flag _,Value.Nothing _ -> {
            }
        }
    }

    private List<Path> paths(String... names) {
        Value at = settings;
        for (String name : names) {
            at = at instanceof Value.Fields fields
                    ? fields.fields().getOrDefault(Untrusted.of(name), Value.Nothing.NULL)
                    : Value.Nothing.NULL;
        }
        List<Path> paths = new ArrayList<>();
        if (at instanceof Value.Items(List<Value> items)) {
            for (Value item : items) {
                if (item instanceof Value.Text(Untrusted path) && !path.isEmpty()) {
                    paths.add(home.expanded(path.clear()));
                }
            }
        }
        return paths;
    }

    /** Folders in a folder, sorted; none where there is none. */
    private static Set<Path> below(Path folder) {
        Set<Path> found = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
            entries.forEach(found::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // What is not there has no skills; what may not be read is told where skills are read.
        }
        return found;
    }
}
