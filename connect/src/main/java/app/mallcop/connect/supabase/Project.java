package app.mallcop.connect.supabase;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import app.mallcop.net.Manners;
import app.mallcop.net.Pace;
import app.mallcop.net.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the project itself, with its secret key. */
final class Project {

    static final String KEY_HINT = "Take a secret key (sb_secret_...) from the project's Settings, API Keys, and set SUPABASE_SERVICE_KEY.";
    private static final String REF_HINT = "Set project_ref, SUPABASE_PROJECT_REF or SUPABASE_PROJECT_URL; the reference stands in the address of the project's dashboard.";

    private final Caller caller;
    private final URI base;
    private final String key;

    private Project(Caller caller, URI base, String key) {
        this.caller = caller;
        this.base = base;
        this.key = key;
    }

    static Optional<String> ref(Wiring wiring) {
        Optional<String> written = wiring.text("project_ref", "SUPABASE_PROJECT_REF");
        return written.isPresent() ? written : wiring.variable("SUPABASE_PROJECT_URL").flatMap(Project::refOf);
    }

    private static Optional<String> refOf(String url) {
        String host = String.valueOf(URI.create(url).getHost());
        return host.endsWith(".supabase.co") ? Optional.of(host.substring(0, host.indexOf('.'))) : Optional.empty();
    }

    static Optional<String> key(Wiring wiring) {
        return wiring.variable("SUPABASE_SERVICE_KEY", "SUPABASE_SERVICE_ROLE_KEY");
    }

    static Project of(Wiring wiring) throws PlatformFailed {
        Optional<String> ref = ref(wiring);
        if (ref.isEmpty() && wiring.variable("SUPABASE_PROJECT_URL").isEmpty()) {
            throw Options.missing("project_ref", REF_HINT);
        }
        if (ref.isPresent() && !ref.get().chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
            throw Options.missing("a project_ref of small letters and digits", REF_HINT);
        }
        URI base = wiring.base("", "https://" + ref.orElse("") + ".supabase.co", "SUPABASE_PROJECT_URL");
        Manners manners = Manners.of("The Supabase project", Set.of(Caller.host(base))).code(Project::code);
        return new Project(wiring.network().caller(manners, Pace.perSecond(10)), base,
                wiring.need(KEY_HINT, "SUPABASE_SERVICE_KEY", "SUPABASE_SERVICE_ROLE_KEY"));
    }

    List<Value.Fields> list(List<String> path, Map<String, String> query) throws PlatformFailed, InterruptedException {
        return caller.ask(signed(Ask.get(Ask.uri(base, path, query))), answer -> Json.objects(Json.value(answer)));
    }

    /** A key of the new kind is no JWT: where one is expected it would be refused. */
    private Ask signed(Ask ask) {
        Ask with = ask.header("apikey", key);
        return key.startsWith("sb_") ? with : with.bearer(key);
    }

    static String code(Answer answer) {
        try {
            Value.Fields body = Json.object(answer);
            return Said.word(body, "error_code").or(() -> Said.word(body, "code")).orElse("");
        } catch (Caller.Unreadable e) {
            return "";
        }
    }
}
