package app.mallcop.connect.history;

import java.util.Locale;
import java.util.regex.Pattern;

/** What kind of file a path names, as far as it matters for secrets. */
enum PathKind {
    /** A program: a value without quotes is a name. */
    CODE(0),
    /** {@code .env} and the like: every value counts. */
    ENV(1),
    /** Written by a tool, full of hashes: only named tokens count. */
    GENERATED(2),
    /** Anything else: settings, documents, notes. */
    OTHER(3);

    /** Small enough to be kept beside each of many ids. */
    private final int code;

    PathKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static PathKind ofCode(int code) {
        return switch (code) {
            case 0 -> CODE;
            case 1 -> ENV;
            case 2 -> GENERATED;
            default -> OTHER;
        };
    }

    private static final String CODE_ENDS = "java|kt|kts|scala|groovy|js|jsx|mjs|cjs|ts|tsx|vue|svelte|py|pyi|rb|go|rs|c|h|cc|cpp|hpp|cs|fs|swift|m|mm|php|pl|pm|lua|dart|ex|exs|erl|clj|hs|ml|r|jl|zig|sol|sql|css|scss|less|html|htm";
    private static final String GENERATED_NAMES = "package-lock.json|npm-shrinkwrap.json|yarn.lock|pnpm-lock.yaml|bun.lock|composer.lock|gemfile.lock|cargo.lock|poetry.lock|uv.lock|pipfile.lock|go.sum|go.work.sum|flake.lock|mix.lock|pubspec.lock|podfile.lock|packages.lock.json|.terraform.lock.hcl|gradle.lockfile";

    private static final Pattern SHARED_ENV = Pattern
            .compile(".{0,200}(?:example|sample|template|dist|default|defaults|schema|test|vault)");
    private static final Pattern TEST_FILE = Pattern.compile(".{0,200}[._-](?:test|tests|spec|mock)\\.[a-z]{1,5}");
    private static final Pattern TEST_CLASS = Pattern.compile("[a-z0-9]Tests?\\.[a-z]{1,6}$");

    static PathKind of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (isIn(GENERATED_NAMES, name) || name.endsWith(".min.js") || name.endsWith(".map")
                || name.endsWith(".min.css") || name.endsWith(".svg") || name.endsWith(".lock")) {
            return GENERATED;
        }
        if (isEnvFile(name)) {
            return ENV;
        }
        return isIn(CODE_ENDS, name.substring(name.lastIndexOf('.') + 1)) && name.indexOf('.') >= 0 ? CODE : OTHER;
    }

    private static boolean isIn(String words, String word) {
        int at = words.indexOf(word);
        while (at >= 0) {
            boolean starts = at == 0 || words.charAt(at - 1) == '|';
            int end = at + word.length();
            if (starts && (end == words.length() || words.charAt(end) == '|')) {
                return true;
            }
            at = words.indexOf(word, at + 1);
        }
        return false;
    }

    /** {@code .env}, {@code .env.production}, {@code prod.env}; not the examples that are meant to be shared. */
    static boolean isEnvFile(String name) {
        boolean env = name.equals(".env") || name.startsWith(".env.") || name.endsWith(".env")
                || name.equals(".envrc") || name.startsWith(".env_") || name.startsWith(".env-");
        return env && !SHARED_ENV.matcher(name).matches();
    }

    /** Where people put what is not meant to work: tests, examples, documents, other people's code. */
    static boolean isAside(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (String part : lower.split("/", -1)) {
            switch (part) {
                case "test", "tests", "spec", "specs", "__tests__", "__mocks__", "testdata", "test-data", "fixtures",
                        "fixture", "mocks", "mock", "e2e", "example", "examples", "sample", "samples", "demo", "demos",
                        "doc", "docs", "documentation", "vendor", "node_modules", "third_party", "third-party",
                        "snapshots", "__snapshots__", "testing", "testutil", "cassettes" -> {
                    return true;
                }
                default -> {
                    // an ordinary folder
                }
            }
        }
        String name = lower.substring(lower.lastIndexOf('/') + 1);
        return of(path) == GENERATED || TEST_FILE.matcher(name).matches()
                || TEST_CLASS.matcher(path).find() || name.startsWith("test_")
                || name.endsWith(".md") || name.endsWith(".rst") || name.endsWith(".adoc") || name.endsWith(".example")
                || name.endsWith(".sample") || name.endsWith(".template");
    }
}
