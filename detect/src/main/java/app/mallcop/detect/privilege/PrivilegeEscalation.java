package app.mallcop.detect.privilege;

import app.mallcop.api.EventType;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.tuning.Tuning;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rights that grow: a role, a policy or a permission that was given, a limit that was taken away. */
public final class PrivilegeEscalation implements Detector {

    public static final String NAME = "priv-escalation";

    /** [grantor, grantee, role, scope]: times it was given. */
    static final Fact GRANT = Fact.of("grant");

    private static final List<String> READS = List.of("role_assignment", "role_removed", "permission_change",
            "collaborator_added", "collaborator_removed", "org_membership", "admin_action", "iam_change",
            "policy_change", "access_key_change", "mailbox_permission");

    private final Set<EventType> reads;
    private final List<String> moreActions;
    private final Privileges privileges;
    private final AdminOperation operations = new AdminOperation();

    public PrivilegeEscalation(Tuning tuning) {
        this.reads = Stream.concat(READS.stream(), tuning.texts("extra_elevation_event_types").stream())
                .map(EventType::parse).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
        this.moreActions = tuning.texts("extra_elevated_action_keywords");
        this.privileges = new Privileges(tuning.texts("extra_elevated_keywords"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<EventType> reads() {
        return reads;
    }

    @Override
    public void learn(Sighting seen, Learning day) {
        Optional<Change> change = change(seen);
        change.filter(given -> given.direction() == Direction.GIVES).ifPresent(given -> day.count(GRANT,
                Key.of(given.grantor(), given.grantee(), given.role(), given.scope())));
        if (change.isEmpty()) {
            operations.learn(seen, day);
        }
    }

    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        if (change(seen).isEmpty()) {
            operations.judge(seen, normal, found);
        }
    }

    private Optional<Change> change(Sighting seen) {
        return Change.of(seen, privileges, moreActions);
    }

    @Override
    public List<Tally> tallies() {
        return List.of(new Grants(this::change));
    }
}
