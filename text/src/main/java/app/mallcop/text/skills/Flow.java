package app.mallcop.text.skills;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows what is fetched or decoded through pipes, substitutions and files to where it is run. Goes over the statements of one file in
 * order, once.
 */
final class Flow {

    private static final Set<String> FETCHERS = Set.of("curl", "wget", "fetch", "aria2c", "axel", "http", "https",
            "httpie", "iwr", "irm",
            "invoke-webrequest", "invoke-restmethod", "certutil", "bitsadmin", "lwp-request", "wget2", "curlie", "xh");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash", "ksh", "ash", "fish", "csh", "tcsh",
            "pwsh", "powershell", "cmd",
            "busybox");
    private static final Set<String> INTERPRETERS = Set.of("python", "python2", "python3", "perl", "ruby", "node",
            "nodejs", "php", "deno", "bun", "lua",
            "osascript", "tclsh");
    private static final Set<String> EVALUATORS = Set.of("eval", "source", ".", "exec", "iex", "invoke-expression",
            "xargs", "parallel");
    private static final Set<String> WRAPPERS = Set.of("sudo", "doas", "env", "nohup", "time", "command", "builtin",
            "exec", "then", "do", "else", "if",
            "while", "!", "nice", "setsid", "stdbuf", "timeout", "run", "-", "*", "$");
    private static final Set<String> STARTERS = Set.of("open", "start", "msiexec", "installer", "java", "rundll32",
            "wscript", "cscript", "start-process");
    private static final Set<String> GIVES_CODE = Set.of("-c", "-e", "-r", "-ec", "-lc", "-ic", "-xc", "-command", "/c",
            "<", "<<");
    /** Opening one of these runs it; opening a picture shows it. */
    private static final List<String> RUNNABLE = List.of(".dmg", ".pkg", ".app", ".exe", ".msi", ".command", ".sh",
            ".jar", ".dll", ".vbs", ".js", ".hta", ".bat", ".ps1", ".cmd");
    /** What was fetched is followed over this many lines. */
    private static final int REACH = 60;
    /** In one statement; names of files are looked for after these. */
    private static final int MOST_FETCHES = 8;

    interface Into {
        void met(String rule, Statement statement);
    }

    private final Into into;
    /** Files that were fetched, by name, and the line they were fetched in. */
    private final Map<String, Integer> fetched = new HashMap<>();

    // The pipeline and the stage of it that is being read.
    private boolean pipeFetch;
    private boolean pipeDecode;
    private boolean stageFetch;
    private boolean stageFetches;
    private boolean stageDecode;
    private String command = "";
    private boolean encodedText;
    private int fetches;
    /** Whether what stands in each open substitution is run. */
    private final Deque<Boolean> runs = new ArrayDeque<>();

    Flow(Into into) {
        this.into = into;
    }

    void read(Statement statement) {
        List<String> words = Words.of(statement.plain());
        newPipeline();
        runs.clear();
        fetches = 0;
        boolean inBackticks = false;
        encodedText = statement.raw().contains("\\x") || statement.raw().contains("\\0");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (Words.ENDS.contains(word)) {
                newPipeline();
            } else if (word.equals("|")) {
                pipeFetch |= stageFetch;
                pipeDecode |= stageDecode;
                newStage();
            } else if (word.equals("$(") || word.equals("<(") || (word.equals("`") && !inBackticks)) {
                inBackticks |= word.equals("`");
                runs.push(runsWhatItGets(words, i));
                newStage();
            } else if (word.equals(")") || word.equals("`")) {
                inBackticks &= !word.equals("`");
                if (!runs.isEmpty()) {
                    runs.pop();
                }
            } else if (Words.isWord(word)) {
                word(words, i, statement);
            }
        }
    }

    private void newPipeline() {
        pipeFetch = false;
        pipeDecode = false;
        newStage();
    }

    private void newStage() {
        stageFetch = false;
        stageFetches = false;
        stageDecode = false;
        command = "";
    }

    /** {@code eval $(…)}, {@code bash -c $(…)}, {@code bash <(…)}; not {@code bash script $(…)}. */
    private boolean runsWhatItGets(List<String> words, int opener) {
        if (EVALUATORS.contains(command) && !command.equals("xargs")) {
            return true;
        }
        String before = opener > 0 ? words.get(opener - 1) : "";
        return (SHELLS.contains(command) || INTERPRETERS.contains(command))
                && (words.get(opener).equals("<(") || GIVES_CODE.contains(before) || before.equals(command));
    }

    private void word(List<String> words, int at, Statement statement) {
        String word = words.get(at);
        String name = Words.command(word);
        boolean first = command.isEmpty();
        if (first && (WRAPPERS.contains(name) || isAssignment(word) || (word.startsWith("-") && word.length() > 1))) {
            if (name.equals("exec")) {
                command = "exec";
            }
            return;
        }
        if (first || command.equals("exec")) {
            command = name;
            commandMet(words, at, statement);
        } else if (command.equals("xargs") && SHELLS.contains(name)) {
            commandMet(words, at, statement);
        }
        if (FETCHERS.contains(name)) {
            stageFetches = true;
        } else if (stageFetches && isSource(word, statement.where())) {
            stageFetch = true;
            fetchMet(words, at, statement);
        }
        stageDecode |= decodes(words, at, name);
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        return equals > 0 && word.chars().limit(equals).allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    /** In a sentence an address must be one; in code anything that is no option may be. */
    private static boolean isSource(String word, Where where) {
        boolean address = word.contains("://") || (word.startsWith("$") && word.length() > 1)
                || (word.indexOf('.') > 0 && word.indexOf('/') > 0 && !word.startsWith("-"));
        boolean inSentence = where == Where.PROSE || where == Where.REMARK;
        return address || (!inSentence && !word.startsWith("-") && word.length() > 3);
    }

    private void commandMet(List<String> words, int at, Statement statement) {
        String name = Words.command(words.get(at));
        boolean runsInput = (SHELLS.contains(name) || INTERPRETERS.contains(name) || EVALUATORS.contains(name))
                && takesInput(words, at, name);
        if (runsInput && pipeFetch) {
            into.met("fetch-exec", statement);
        } else if (runsInput && pipeDecode) {
            into.met("decode-exec", statement);
        }
        for (int i = at; i < words.size() && i < at + 8 && !isSign(words.get(i)); i++) {
            String file = Words.command(words.get(i));
            Integer line = fetched.get(file);
            if (line != null && statement.line() - line <= REACH && startsFile(words, at, i, name)) {
                into.met("fetch-exec", statement);
            }
        }
    }

    private static boolean isSign(String word) {
        return word.equals("|") || Words.ENDS.contains(word) || word.equals(")");
    }

    /** Whether the command runs the file at a place of its words: it is the file, or an interpreter of it, or makes it executable. */
    private static boolean startsFile(List<String> words, int at, int file, String name) {
        if (file == at) {
            return words.get(at).indexOf('/') >= 0;
        }
        if (name.equals("chmod")) {
            String mode = words.get(at + 1);
            return mode.contains("x") || mode.matches("[0-7]?[157][0-7]{2}");
        }
        return SHELLS.contains(name) || EVALUATORS.contains(name)
                || (STARTERS.contains(name) && RUNNABLE.stream().anyMatch(words.get(file)::endsWith))
                || (INTERPRETERS.contains(name) && file == at + 1);
    }

    /** {@code | sh}, {@code | sh -s -- x}, {@code | python3 -}; not {@code | sh script}, nor {@code | python3 -m json.tool}. */
    private static boolean takesInput(List<String> words, int at, String name) {
        if (EVALUATORS.contains(name)) {
            return name.equals("iex") || name.equals("invoke-expression") || name.equals("source") || name.equals(".");
        }
        for (int i = at + 1; i < words.size() && !isSign(words.get(i)) && !words.get(i).equals("`"); i++) {
            String word = words.get(i);
            if (word.equals(">") || word.equals(">>") || word.equals("<")) {
                return true;
            }
            if (word.equals("-") || word.equals("/dev/stdin")) {
                return true;
            }
            if (SHELLS.contains(name) && word.startsWith("-") && !word.startsWith("--") && word.contains("s")) {
                return true;
            }
            boolean harmless = SHELLS.contains(name) ? word.startsWith("-") && !word.contains("c") : word.equals("-u");
            if (!harmless) {
                return false;
            }
        }
        return true;
    }

    private void fetchMet(List<String> words, int at, Statement statement) {
        if (!runs.isEmpty() && runs.contains(true)) {
            into.met("fetch-exec", statement);
        }
        fetches++;
        String url = words.get(at);
        int query = url.indexOf('?');
        String last = Words.command(query < 0 ? url : url.substring(0, query));
        if (last.length() > 2) {
            fetched.putIfAbsent(last, statement.line());
        }
        for (int i = 0; i + 1 < words.size() && fetches < MOST_FETCHES; i++) {
            String word = words.get(i);
            boolean names = word.equals("-o") || word.equals("--output") || word.equals("--output-document")
                    || word.equals(">")
                    || word.equals("-outfile")
                    || (word.startsWith("-") && !word.startsWith("--") && word.endsWith("o") && word.length() < 7);
            if (names && Words.isWord(words.get(i + 1)) && words.get(i + 1).length() > 1) {
                fetched.put(Words.command(words.get(i + 1)), statement.line());
            }
        }
    }

    private boolean decodes(List<String> words, int at, String name) {
        boolean decoder = switch (name) {
            case "base64", "gbase64", "base32", "b64" -> hasOption(words, at, "-d", "--decode", "-di", "-i -d", "-id");
            case "openssl" -> hasOption(words, at, "-d") && (hasOption(words, at, "enc")
                    || hasOption(words, at, "base64") || hasOption(words, at, "-base64"));
            case "xxd" -> hasOption(words, at, "-r", "-rp", "-pr");
            case "rev" -> true;
            case "uudecode" -> true;
            case "printf", "echo" -> encodedText;
            case "certutil" -> hasOption(words, at, "-decode", "-decodehex");
            default -> false;
        };
        if (decoder && !runs.isEmpty() && runs.contains(true)) {
            decodedAndRun = true;
        }
        return decoder;
    }

    private boolean decodedAndRun;

    /** Whether something decoded stood in a substitution that is run. */
    boolean takeDecodedAndRun() {
        boolean was = decodedAndRun;
        decodedAndRun = false;
        return was;
    }

    private static boolean hasOption(List<String> words, int at, String... options) {
        for (int i = at + 1; i < words.size() && !isSign(words.get(i)); i++) {
            for (String option : options) {
                if (words.get(i).equals(option)) {
                    return true;
                }
            }
        }
        return false;
    }
}
