package app.mallcop.actors.model;

import app.mallcop.actors.model.ModelFailed.Kind;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The program {@code claude}, as a model and nothing more: without tools, settings, sessions or permissions, in an empty
 * folder, with its own key and no other secret. What it reads can't make it do anything here.
 */
final class ClaudeCode implements Model {

    static final long MOST_BYTES = 4L << 20;

    private static final List<String> BOUND = List.of("-p", "--output-format", "json", "--tools", "", "--restricted",
            "--setting-sources", "", "--strict-mcp-config", "--disable-slash-commands", "--no-session-persistence",
            "--permission-prompts", "none", "--max-turns", "1");

    private final Path program;
    private final Map<String, String> environment;
    private final Names names;
    private final Told told = new Told("claude-code", "");

    ClaudeCode(Path program, Map<String, String> environment, Names names) {
        this.program = program;
        this.environment = new TreeMap<>(environment);
        this.names = names;
    }

    @Override
    public String backend() {
        return "claude-code";
    }

    @Override
    public String named(String laneOrName) {
        return names.named(laneOrName);
    }

    @Override
    public Reply ask(Ask ask) throws ModelFailed, InterruptedException {
        byte[] out;
        try {
            out = Program.ask(command(ask), environment(ask), Flat.question(ask).getBytes(StandardCharsets.UTF_8),
                    ask.deadline(), MOST_BYTES);
        } catch (Program.Late e) {
            throw told.failed(Kind.SLOW, "did not answer in time", true);
        } catch (Program.Endless e) {
            throw told.failed(Kind.MALFORMED, "answered with more than " + (MOST_BYTES >> 20) + " MB", true);
        } catch (IOException e) {
            throw told.failed(Kind.UNREACHABLE, "can't be run", false);
        }
        try {
            return read(Json.object(Json.value(out)), ask);
        } catch (Unreadable e) {
            // Nothing at all is what it says of options that it does not know.
            throw out.length == 0
                    ? told.failed(Kind.NOT_TAKEN, "ended without an answer; is it older than 2.1.330?", false)
                    : told.malformed(e.reason());
        }
    }

    private List<String> command(Ask ask) {
        List<String> command = new java.util.ArrayList<>();
        command.add(program.toString());
        command.addAll(BOUND);
        command.addAll(List.of("--model", ask.model()));
        if (!ask.system().isBlank()) {
            command.addAll(List.of("--system-prompt", ask.system()));
        }
        return command;
    }

    private Map<String, String> environment(Ask ask) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        all.put("CLAUDE_CODE_MAX_OUTPUT_TOKENS", Integer.toString(ask.maxTokens()));
        all.put("CLAUDE_CODE_MAX_RETRIES", "2");
        return all;
    }

    private Reply read(Value.Fields answer, Ask ask) throws ModelFailed, Unreadable {
        if (In.value(answer, "is_error").orElse(Value.Flag.FALSE) != Value.Flag.FALSE) {
            OptionalLong status = In.count(answer, "api_error_status");
            if (status.isPresent()) {
                throw told.refused((int) status.getAsLong(), "");
            }
            throw In.word(answer, "result").startsWith("Not logged in")
                    ? told.failed(Kind.NO_ACCESS, "is not logged in", false)
                    : told.failed(Kind.UNREACHABLE, "could not reach its model", true);
        }
        Spoken spoken = Flat.answer(In.needText(answer, "result"), ask);
        Reply.Stop stop = switch (In.word(answer, "stop_reason")) {
            case "max_tokens", "model_context_window_exceeded" -> Reply.Stop.LENGTH;
            case "refusal" -> Reply.Stop.DECLINED;
            default -> Reply.Stop.END;
        };
        return new Reply(spoken.parts(), spoken.or(stop), Messages.usage(answer, ask), ask.model());
    }

    /** Where it would be found, given what {@code PATH} says. */
    static List<Path> places(String path) {
        List<Path> out = new java.util.ArrayList<>();
        for (String folder : path.split(java.io.File.pathSeparator, -1)) {
            if (!folder.isBlank() && Path.of(folder).isAbsolute()) {
                out.add(Path.of(folder, "claude"));
            }
        }
        return out;
    }
}
