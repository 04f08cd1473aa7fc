package app.mallcop.connect.github;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.Discovery.Need;
import app.mallcop.api.plugin.Discovery.Setting;
import app.mallcop.api.plugin.Discovery.State;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the environment offers of GitHub, told for {@code init}. */
final class Probe {

    private static final Need TOKEN = new Need("GITHUB_TOKEN",
            "Settings → Developer settings → Fine-grained tokens → Generate, resource owner = the organisation. "
                    + "Organization permissions: Administration: read, Members: read, Webhooks: read. Repository permissions, "
                    + "all repositories: Metadata: read, Actions: read, Administration: read, Webhooks: read, "
                    + "Dependabot alerts: read, Secret scanning alerts: read, Code scanning alerts: read. "
                    + "In Actions name the secret MALLCOP_GITHUB_TOKEN.");
    private static final Need ORG = new Need("GITHUB_ORG",
            "Set it to the organisation's name, or write org in the config.");

    private final Wiring wiring;

    Probe(Wiring wiring) {
        this.wiring = wiring;
    }

    Discovery discover() throws InterruptedException {
        Optional<String> org = wiring.text("org", "GITHUB_ORG", "MALLCOP_GITHUB_ORG");
        if (!SignIn.isThere(wiring)) {
            return org.isEmpty() ? Discovery.absent() : Discovery.missing(List.of(TOKEN));
        }
        try {
            GitHubApi api = GitHubApi.of(wiring);
            Optional<String> name = org.isPresent() ? org : only(api);
            return name.isEmpty() ? Discovery.missing(List.of(ORG)) : look(api, name.get());
        } catch (PlatformFailed e) {
            return switch (e.kind()) {
                case CREDENTIALS -> Discovery.missing(List.of(TOKEN));
                case PERMISSION, ABSENT -> Discovery.notPermitted(List.of(TOKEN));
                case THROTTLED, UNREACHABLE, BROKEN, REFUSED ->
                    new Discovery(State.NOT_REACHED, List.of(e.problem().message()), List.of(), List.of(),
                            List.of(e.problem().hint()), -1);
            };
        }
    }

    /** Of somebody who is in one organisation, that one. */
    private static Optional<String> only(GitHubApi api) throws PlatformFailed, InterruptedException {
        Answer answer = api.answer(List.of("user", "orgs"), Map.of("per_page", "2"));
        if (!answer.ok()) {
            return Optional.empty();
        }
        List<Value.Fields> orgs = api.all(List.of("user", "orgs"), Map.of(), "");
        return orgs.size() == 1
                ? Optional.of(Said.text(orgs.getFirst(), "login")).filter(login -> !login.isEmpty())
                : Optional.empty();
    }

    private Discovery look(GitHubApi api, String org) throws PlatformFailed, InterruptedException {
        Answer answer = api.answer(List.of("orgs", org), Map.of());
        Value.Fields about = api.object(List.of("orgs", org));
        List<Prose> found = new ArrayList<>();
        found.add(Prose.of("organisation {}", Untrusted.of(org)));
        String plan = Said.text(about, "plan.name");
        if (!plan.isEmpty()) {
            found.add(Prose.of("plan {}", Untrusted.of(plan)));
        }
        answer.header("X-OAuth-Scopes").filter(scopes -> !scopes.isBlank())
                .ifPresent(scopes -> found.add(Prose.of("token with scopes {}", Untrusted.of(scopes))));
        if (Said.text(about, "two_factor_requirement_enabled").equals("false")) {
            found.add(Prose.of("members may go without a second factor"));
        }
        Connector.Offer offer = new Offering(wiring, api, org).offer();
        boolean audit = offer.tier().equals(Offering.AUDIT_LOG);
        found.add(Prose.of(audit ? "audit log can be read" : "no audit log; the events feed and snapshots instead"));
        count(api, org, "repos", "repositories", found);
        count(api, org, "members", "members", found);
        List<String> notes = offer.loses().stream().map(lost -> "not seen: " + lost).toList();
        boolean little = offer.streams().size() < 3;
        return new Discovery(State.READY, found, little ? List.of(TOKEN) : List.of(),
                List.of(Setting.one("org", Untrusted.of(org))), notes, -1);
    }

    private static void count(GitHubApi api, String org, String path, String words, List<Prose> found)
            throws PlatformFailed, InterruptedException {
        if (api.mayRead(List.of("orgs", org, path), Map.of("per_page", "1"))) {
            int count = api.all(List.of("orgs", org, path), Map.of(), "").size();
            found.add(Prose.of("{} " + words, Untrusted.of(Integer.toString(count))));
        }
    }
}
