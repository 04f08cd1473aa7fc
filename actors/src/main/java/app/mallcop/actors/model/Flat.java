package app.mallcop.actors.model;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A conversation with tools as one text, and the next turn as one JSON object, for those who take and give text only. */
final class Flat {

    private static final String FRAME = """
            Below are the tools that can be called and a conversation, both as JSON. Answer with the next turn of the \
            assistant: one JSON object, and nothing before or after it.
            To call tools: {"calls":[{"name":"...","arguments":{...}}]}
            To say something: {"text":"..."}
            """;

    private Flat() {}

    static String question(Ask ask) {
        List<Value> tools = new ArrayList<>();
        for (Tool tool : ask.tools()) {
            tools.add(new Out().put("name", tool.name()).put("description", tool.description())
                    .put("arguments", Out.own(tool.schema())).done());
        }
        List<Value> turns = new ArrayList<>();
        for (Message message : ask.messages()) {
            turns.add(switch (message) {
                case Message.Said(String text) -> new Out().put("user", text).done();
                case Message.Answered(List<Part> said) -> new Out().put("assistant", parts(said)).done();
                case Message.Results(List<Message.Result> results) -> new Out().put("results", results(results)).done();
            });
        }
        return FRAME + "\nTOOLS\n" + Out.of(new Value.Items(tools)) + "\n\nCONVERSATION\n"
                + Out.of(new Value.Items(turns)) + "\n";
    }

    private static List<Value> parts(List<Part> said) {
        List<Value> out = new ArrayList<>();
        for (Part part : said) {
            switch (part) {
                case Part.Text(Untrusted text) -> out.add(new Out().put("text", text.clear()).done());
                case Part.Call call -> out.add(new Out().put("call", call.id()).put("name", call.name())
                        .put("arguments", call.arguments()).done());
                case Part.Kept _ -> {
                }
            }
        }
        return out;
    }

    private static List<Value> results(List<Message.Result> results) {
        List<Value> out = new ArrayList<>();
        for (Message.Result result : results) {
            Out each = new Out().put("call", result.call()).put("text", result.text());
            out.add(result.failed() ? each.put("failed", Value.Flag.TRUE).done() : each.done());
        }
        return out;
    }

    /** Calls where it is the object that was asked for; else whatever it said, as text. */
    static Spoken answer(Untrusted said, Ask ask) throws Unreadable {
        Spoken spoken = new Spoken();
        Value.Fields object = object(bare(said.clear()));
        if (In.value(object, "calls").orElse(Value.Nothing.NULL) instanceof Value.Items) {
            In.text(object, "text").ifPresent(spoken::text);
            int number = 0;
            for (Value.Fields call : In.list(object, "calls")) {
                spoken.call("call-" + ask.messages().size() + "-" + ++number, In.word(call, "name"),
                        In.fields(call, "arguments"));
            }
        } else {
            spoken.text(object.fields().size() == 1 ? In.text(object, "text").orElse(said) : said);
        }
        return spoken;
    }

    private static Value.Fields object(String text) {
        try {
            return Json.object(Json.value(text));
        } catch (Unreadable e) {
            return Value.Fields.NONE;
        }
    }

    /** Without the fence that models like to put around JSON. */
    private static String bare(String text) {
        String out = text.strip();
        if (!out.startsWith("```") || !out.endsWith("```") || out.length() < 6) {
            return out;
        }
        int line = out.indexOf('\n');
        return line < 0 ? out : out.substring(line, out.length() - 3).strip();
    }
}
