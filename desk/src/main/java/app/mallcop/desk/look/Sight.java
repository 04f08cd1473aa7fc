package app.mallcop.desk.look;

import app.mallcop.connect.boundary.BoundaryConnector;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.DetectorKeys;
import app.mallcop.store.runs.Totals;
import app.mallcop.store.secrets.Interpolated;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What mallcop sees, how far it has learned, what it does not look at, and whom it trusts.
 *
 * @param learning by connector
 * @param neverRead configured and enabled, and no run has read it
 */
public record Sight(SortedMap<String, Learning> learning, List<String> neverRead, List<String> disabledConnectors,
        List<String> disabledDetectors, List<String> disabledRules, Trusted trusted) {

    /** Who may come in without a word, as the config says: a mistake there is a hole. */
    public record Trusted(List<String> domains, List<String> accounts, List<String> apps) {

        static final Trusted NOBODY = new Trusted(List.of(), List.of(), List.of());

        static Trusted in(Config.Organization organization) {
            return new Trusted(written(organization.internalDomains()), written(organization.trustedAccounts()),
                    written(organization.trustedApps()));
        }

        private static List<String> written(List<Interpolated> names) {
            return names.stream().map(Interpolated::written).toList();
        }
    }

    /**
     * How far a connector's baseline has come. For what was imported this counts distinct days with events.
     *
     * @param of the days it takes; empty while the config can't be read
     * @param anewSince the last day that no longer counts, where somebody had it learned anew
     */
    public record Learning(long days, Optional<Integer> of, long events, Optional<LocalDate> anewSince) {

        public boolean isDone() {
            return of.isPresent() && days >= of.get();
        }

        /** {@code day 9 of 14, 3,120 events}. */
        public String words() {
            return progress() + ", " + grouped(events) + (events == 1 ? " event" : " events");
        }

        /** {@code day 9 of 14}. */
        public String progress() {
            return of.isEmpty() ? days + " days" : isDone() ? "done" : "day " + days + " of " + of.get();
        }
    }

    static Sight of(Totals totals, Optional<Config> config, Anew anew) {
        Optional<Integer> takes = config.map(known -> known.baseline().learningDays());
        TreeMap<String, Learning> learning = new TreeMap<>();
        for (Map.Entry<String, Totals.OfConnector> connector : totals.connectors().entrySet()) {
            if (connector.getValue().type().equals(BoundaryConnector.ID)) {
                continue; // mallcop's own machine: there is nothing to learn
            }
            Optional<LocalDate> since = anew.since(connector.getKey());
            long days = since.isEmpty() ? connector.getValue().days() : anew.days(connector.getKey());
            learning.put(connector.getKey(), new Learning(days, takes, connector.getValue().events(), since));
        }
        List<String> neverRead = new ArrayList<>();
        List<String> disabledConnectors = new ArrayList<>();
        List<String> disabledDetectors = new ArrayList<>();
        if (config.isPresent()) {
            for (Config.Connector connector : config.get().connectors()) {
                if (!connector.enabled()) {
                    disabledConnectors.add(connector.id());
                } else if (!totals.connectors().containsKey(connector.id())) {
                    neverRead.add(connector.id());
                    learning.put(connector.id(), new Learning(0, takes, 0, Optional.empty()));
                }
            }
            for (String detector : DetectorKeys.BUILT_IN) {
                if (!config.get().detectors().enabled(detector)) {
                    disabledDetectors.add(detector);
                }
            }
        }
        return new Sight(learning, neverRead, disabledConnectors, disabledDetectors,
                config.map(Config::disabledRules).orElse(List.of()),
                config.map(known -> Trusted.in(known.organization())).orElse(Trusted.NOBODY));
    }

    /** With commas between thousands, the same in every locale. */
    public static String grouped(long number) {
        String digits = Long.toString(number);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                out.append(',');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }
}
