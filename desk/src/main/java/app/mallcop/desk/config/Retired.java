package app.mallcop.desk.config;

import org.jspecify.annotations.Nullable;

/** Keys that earlier mallcops had, and what to do instead. */
final class Retired {

    private Retired() {}

    static @Nullable String hint(String path) {
        return switch (path) {
            case "squelch" -> "remove it: a weak verdict is held from the digest, stays open and is counted there";
            case "actor_chain" -> "write the chain itself, under routing.default or routing.overrides";
            case "notify" -> "write channels under routing.overrides, and their settings under actors";
            case "github" -> "write a connector of type github";
            case "delivery" -> "write channels under actors, and name them in routing";
            case "research", "capture_telemetry" -> "remove it: this mallcop has no such setting";
            case "llm.provider" -> "write llm.backend";
            case "llm.default_model" -> "write llm.model";
            case "llm.endpoint" -> "write llm.base_url";
            case "llm.secret_key" -> "remove it: AWS credentials come from the AWS environment";
            default -> path.endsWith(".with_git") && path.startsWith("patrols.") ? "write git" : null;
        };
    }
}
