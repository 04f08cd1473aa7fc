package app.mallcop.text.skills;

import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether keys are read, and whether something is sent out; and whether both happen near each other. */
final class Credentials {

    /** What is read is followed over this many lines. */
    private static final int REACH = 30;
    private static final int NEVER = -10_000;

    private static final List<String> OWN = places("own");
    private static final List<String> OFTEN = places("often");

    private static final Pattern SENDS = Pattern.compile(
            "\\b(?:curl|wget|xh|http)\\b[^\\n]{0,300}\\s(?:-d|--data[a-z-]{0,12}|-f|--form|-t|--upload-file|--json|--post-data|--post-file|--body-file"
                    + "|-x\\s{0,2}(?:post|put)|--request\\s{1,2}(?:post|put)|post)\\b"
                    + "|(?:requests|httpx|axios|session)\\.(?:post|put)\\s?\\(|urlopen\\([^\\n]{0,200}data\\s?=|fetch\\([^\\n]{0,200}method\\s?:\\s?(?:post|put)"
                    + "|invoke-(?:restmethod|webrequest)[^\\n]{0,200}-method\\s{1,4}(?:post|put)|\\bscp\\s[^\\n]{1,200}@|\\brsync\\s[^\\n]{1,200}@"
                    + "|\\b(?:nc|ncat|netcat)\\s{1,4}(?:-[a-z0-9]{1,6}\\s{1,4}){0,4}[a-z0-9.-]{3,100}\\s{1,4}[0-9]{2,5}\\b|smtplib|http\\.client|\\.sendall\\s?\\(");

    private int lastRead = NEVER;
    private int lastSent = NEVER;

    private static List<String> places(String kind) {
        return Tsv.rows(Credentials.class, "credentials.tsv").stream().filter(row -> row.get(0).equals(kind))
                .map(row -> row.get(1))
                .collect(Collectors.toUnmodifiableList());
    }

    /** The rule that this statement completes, if any: {@code steals-credentials}, {@code reads-credentials}, or empty. */
    String read(Statement statement) {
        String plain = statement.plain();
        boolean own = OWN.stream().anyMatch(plain::contains);
        boolean sends = maySend(plain) && SENDS.matcher(plain).find();
        boolean often = sends && OFTEN.stream().anyMatch(plain::contains);
        if (statement.warned() || statement.where() == Where.REMARK) {
            return own ? "reads-credentials" : "";
        }
        boolean code = statement.where() != Where.PROSE || statement.plain().indexOf(' ') > 0;
        if (own && code) {
            lastRead = statement.line();
        }
        if (sends) {
            lastSent = statement.line();
        }
        boolean both = (own || often) && sends;
        boolean near = (own && statement.line() - lastSent <= REACH) || (sends && statement.line() - lastRead <= REACH);
        return both || near ? "steals-credentials" : own ? "reads-credentials" : "";
    }

    private static boolean maySend(String plain) {
        return plain.contains("curl") || plain.contains("wget") || plain.contains("post") || plain.contains("put")
                || plain.contains("nc")
                || plain.contains("scp") || plain.contains("rsync") || plain.contains("data")
                || plain.contains("smtplib")
                || plain.contains("http") || plain.contains("sendall") || plain.contains("netcat");
    }
}
