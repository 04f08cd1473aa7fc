package app.mallcop.connect.github;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.net.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether somebody who was given access is one of us. Asked once for each name; without an answer nothing is claimed. */
final class Membership {

    private static final List<String> GIVES_ACCESS = List.of("repo.add_member", "repo.update_member", "MemberEvent");
    private static final int MOST = 1_000;

    private final GitHubApi api;
    private final String org;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Membership(GitHubApi api, String org) {
        this.api = api;
        this.org = org;
    }

    /** What the record itself can't say: {@code member_type} and the organisation. */
    Value.Fields of(Value.Fields record, String operation, String login) throws PlatformFailed, InterruptedException {
        boolean wanted = GIVES_ACCESS.contains(operation) && !login.isEmpty()
                && Said.text(record, "collaborator_type").isEmpty();
        return Said.fields("org", org, "member_type", wanted ? type(login) : "");
    }

    private String type(String login) throws PlatformFailed, InterruptedException {
        String before = known.get(login);
        if (before != null) {
            return before;
        }
        if (known.size() >= MOST) {
            return "";
        }
        Answer answer = api.answer(List.of("orgs", org, "members", login), Map.of());
        String type = switch (answer.status()) {
            case 204 -> "member";
            case 404 -> "outside";
            default -> "";
        };
        known.put(login, type);
        return type;
    }
}
