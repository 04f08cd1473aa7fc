package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import java.util.ArrayList;
import java.util.List;

/** The union of all keys, for the schema, the docs and the tests. A load does not come here. */
public final class AllKeys {

    /** Keys that stand together, under a heading of the docs. */
    record Group(String heading, List<ConfigKey> keys) {}

    private AllKeys() {}

    public static List<ConfigKey> list() {
        List<ConfigKey> all = new ArrayList<>();
        for (Group group : groups()) {
            all.addAll(group.keys());
        }
        return List.copyOf(all);
    }

    static List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("version", FileKeys.ALL));
        for (String section : ConfigChecker.SECTIONS) {
            switch (section) {
                case "version" -> {
                }
                case "routing" -> groups.add(new Group(section, RoutingKeys.ALL));
                case "patrols" -> groups.add(new Group("patrols.*", PatrolKeys.ALL));
                case "connectors" -> {
                    groups.add(new Group("connectors[]", ConnectorKeys.COMMON));
                    ConnectorKeys.BUILT_IN.forEach(
                            type -> groups.add(new Group("connectors[" + type + "]", ConnectorKeys.of(type))));
                }
                case "actors" -> ActorKeys.BUILT_IN
                        .forEach(actor -> groups.add(new Group("actors." + actor, ActorKeys.of(actor))));
                case "detectors" -> DetectorKeys.BUILT_IN.forEach(
                        detector -> groups.add(new Group("detectors." + detector, DetectorKeys.of(detector))));
                default -> groups.add(new Group(section, ConfigChecker.keysOf(section)));
            }
        }
        return groups;
    }
}
