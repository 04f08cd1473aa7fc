package app.mallcop.desk.models;

import app.mallcop.actors.model.Backends;
import app.mallcop.actors.model.Model;
import app.mallcop.api.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The program {@code claude}: where it is, and the few variables that it is given. */
final class ClaudeCodeSetup {

    /** How it gets out of here, where that is not straight. */
    private static final List<String> WAY_OUT = List.of("HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy",
            "NODE_EXTRA_CA_CERTS");

    private ClaudeCodeSetup() {}

    static Model of(LlmSettings settings) throws Unusable {
        String path = settings.variable("PATH").orElse("");
        Path program = Backends.claude(path).orElseThrow(() -> new Unusable(Problem.of("claude-not-there",
                "the program claude is not on the PATH", "Install Claude Code, or choose another backend.")));
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", path);
        Optional<String> key = settings.anthropicKey();
        Optional<String> token = settings.variable("CLAUDE_CODE_OAUTH_TOKEN");
        if (key.isPresent()) {
            environment.put("ANTHROPIC_API_KEY", key.get());
        } else if (token.isPresent()) {
            environment.put("CLAUDE_CODE_OAUTH_TOKEN", token.get());
        } else {
            throw Unusable.noKey("claude-code", "ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN");
        }
        settings.base("ANTHROPIC_BASE_URL").map(URI::toString)
                .ifPresent(base -> environment.put("ANTHROPIC_BASE_URL", base));
        for (String name : WAY_OUT) {
            settings.variable(name).ifPresent(value -> environment.put(name, value));
        }
        return Backends.claudeCode(program, environment, settings.model());
    }
}
