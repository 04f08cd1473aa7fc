package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.TextShape;
import java.util.ArrayList;
import java.util.List;

/** {@code detectors}: the tuning of each built-in detector. A plugin's detector takes any key beside the common ones. */
public final class DetectorKeys {

    public static final List<String> BUILT_IN = List.of("new-actor", "priv-escalation", "auth-failure-burst",
            "unusual-timing", "volume-anomaly", "injection-probe", "log-format-drift", "new-external-access",
            "unusual-resource-access", "git-oops", "malicious-skill", "openclaw-config-drift");

    private static final long MOST = 1_000_000;
    /** Windows reach back three days at most: how long a day's cells are kept. */
    private static final long MOST_MINUTES = 4_320;

    private final String at;
    private final List<ConfigKey> keys = new ArrayList<>();

    private DetectorKeys(String detector) {
        at = "detectors." + detector + ".";
        keys.add(ConfigKey.flag(at + "enabled", true, "Whether it runs; a disabled one is shown in status."));
        keys.add(ConfigKey.optional(at + "severity", new ConfigType.Choice(List.of("info", "warn", "critical")),
                "as the detector says", "Severity of all its findings."));
    }

    /** The keys of a detector; those that every detector has for one that is not built in. */
    public static List<ConfigKey> of(String detector) {
        return new DetectorKeys(detector).own(detector);
    }

    private List<ConfigKey> own(String detector) {
        switch (detector) {
            case "new-actor" -> whole("flood_threshold", 25, 1, MOST, "New actors in a day before they fold into one.");
            case "priv-escalation" -> {
                texts("extra_elevated_keywords", "More words that mark an elevated role.");
                texts("extra_elevated_action_keywords", "More words that mark an elevating action.");
                texts("extra_elevation_event_types", "More event types that elevate.");
            }
            case "auth-failure-burst" -> authFailureBurst();
            case "unusual-timing" -> {
                whole("min_slots", 20, 1, MOST, "Half hours an actor must have been seen in, counted on each day.");
                whole("min_days", 10, 1, 730, "Days an actor must have been seen on.");
                decimal("rank", "0.01", "0", "1", "Share of an actor's activity at or below which a time is unusual.");
                whole("min_distance_minutes", 120, 1, 720, "Least distance to any usual time.");
                whole("sigma_minutes", 60, 1, 720, "How far one observation smooths over.");
            }
            case "volume-anomaly" -> {
                decimal("multiplier", "5", "1.01", "1000", "Times the usual daily volume.");
                whole("min_count", 20, 1, MOST, "Least events in the day.");
                decimal("tail", "0.0001", "0", "0.5", "Probability below which a count is an anomaly.");
                whole("min_days", 7, 1, 730, "Days of history it needs.");
                whole("new_group_floor", 200, 1, MOST, "Events of a kind never seen before that are an anomaly.");
                keys.add(ConfigKey.flag(at + "drop_enabled", true, "Whether a collapse of volume is found too."));
            }
            case "injection-probe" -> {
                whole("max_decode_depth", 2, 0, 5, "How many layers of encoding are undone.");
                file("extra_rules_file", "none", "More patterns, one rule a line.");
            }
            case "log-format-drift" -> {
                decimal("threshold", "0.3", "0", "1",
                        "Share of lines without a template; an app's own unmatched_threshold wins.");
                whole("min_lines", 50, 1, MOST, "Least lines before a share means anything.");
            }
            case "unusual-resource-access" -> {
                whole("min_events", 5, 1, MOST, "Events an actor needs before its resources are known.");
                whole("min_days", 3, 1, 730, "Days an actor needs before its resources are known.");
                decimal("score", "3", "0", "100", "Score from which an access is unusual.");
                texts("sensitive_globs", "Resources that are always sensitive, e.g. prod-*.");
                whole("burst_per_hour", 10, 1, MOST, "New resources in an hour that are a burst.");
            }
            case "git-oops" -> {
                texts("repos", "Repositories to scan, paths or URLs; empty = those of the connectors.");
                keys.add(ConfigKey.choice(at + "history", "full", List.of("full", "since", "head"),
                        "full = all commits, since = the files of today, and then each commit since the last scan, head = the files of today."));
                whole("max_blob_mb", 5, 1, 1_024, "Of larger files only both ends are read, and that is told.");
                file("rules_file", "only the built-in rules", "More rules, in the form gitleaks has.");
                keys.add(ConfigKey.text(at + "ignore_file", ".mallcop-git-oops-ignore", TextShape.PATH,
                        "Known findings to leave out."));
            }
            case "malicious-skill" -> {
                file("ioc_file", "only the built-in indicators", "More indicators of compromise.");
                whole("max_file_mb", 2, 1, 1_024, "Files larger than this are skipped, and counted.");
                whole("max_files", 500, 1, 100_000, "Most files read of one skill.");
            }
            case "openclaw-config-drift" ->
                keys.add(ConfigKey.list(at + "disabled_rules", new ConfigType.Text(TextShape.RULE),
                        "Rules that shall not run."));
            default -> {
                // new-external-access and plugins have only what every detector has
            }
        }
        return List.copyOf(keys);
    }

    private void authFailureBurst() {
        whole("threshold_per_ip", 5, 1, MOST, "Failures from one address in the window.");
        whole("threshold_per_account", 20, 1, MOST, "Failures for one account in the window, from any address.");
        whole("window_minutes", 10, 1, MOST_MINUTES, "The window.");
        whole("critical_threshold", 50, 1, MOST, "Failures in the window that are critical.");
        whole("spray_min_accounts", 5, 2, MOST, "Accounts tried from one network that are a spray.");
        whole("spray_window_minutes", 60, 1, MOST_MINUTES, "Window of a spray.");
        whole("distributed_min_ips", 3, 2, MOST,
                "Addresses from which on such failures are one spray from many places.");
        whole("slow_window_hours", 24, 1, 72, "Window of a slow attack.");
        whole("slow_min", 10, 1, MOST, "Failures in the slow window.");
        whole("compromise_window_minutes", 60, 1, MOST_MINUTES, "How long after failures a success counts as theirs.");
    }

    private void whole(String name, long fallback, long least, long most, String doc) {
        keys.add(ConfigKey.whole(at + name, fallback, least, most, doc));
    }

    private void decimal(String name, String fallback, String least, String most, String doc) {
        keys.add(ConfigKey.decimal(at + name, fallback, least, most, doc));
    }

    private void texts(String name, String doc) {
        keys.add(ConfigKey.list(at + name, ConfigType.Text.FREE, doc));
    }

    private void file(String name, String absent, String doc) {
        keys.add(ConfigKey.optional(at + name, new ConfigType.Text(TextShape.PATH), absent, doc));
    }
}
