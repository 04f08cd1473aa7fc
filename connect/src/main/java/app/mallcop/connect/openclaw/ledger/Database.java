package app.mallcop.connect.openclaw.ledger;

import app.mallcop.api.Prose;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * An SQLite file that another program writes. It is opened for reading only: beside its write-ahead log as any other
 * reader where there is one, and as a file that nobody changes where there is none, so that nothing is created beside it.
 */
final class Database implements AutoCloseable {

    private static final int BUSY_MILLIS = 5_000;
    /** A copy is made only where the place itself may not be written to; more than this is not copied. */
    private static final long MOST_COPIED = 1L << 30;

    /** What a question is made of: numbers and texts. */
    sealed interface Part {
        record Count(long number) implements Part {}

        record Text(String text) implements Part {}
    }

    private final Connection connection;
    private final @Nullable Path copy;

    private Database(Connection connection, @Nullable Path copy) {
        this.connection = connection;
        this.copy = copy;
    }

    static Database open(Path file) throws PlatformFailed {
        if (!Files.exists(file)) {
            throw failed(PlatformFailed.Kind.ABSENT, "no-ledger", Prose.of("there is no {}", shown(file)),
                    "OpenClaw makes it when its gateway starts");
        }
        if (!Files.isReadable(file)) {
            throw failed(PlatformFailed.Kind.PERMISSION, "ledger-not-permitted",
                    Prose.of("{} may not be read", shown(file)),
                    "run mallcop as a user that may read it, such as root or the one OpenClaw runs as");
        }
        try {
            boolean log = Files.exists(log(file)) && Files.size(log(file)) > 0;
            return new Database(connected(file, log ? "mode=ro" : "immutable=1"), null);
        } catch (SQLException e) {
            return copied(file);
        } catch (IOException e) {
            throw broken(file, e);
        } catch (LinkageError e) {
            throw failed(PlatformFailed.Kind.BROKEN, "no-sqlite",
                    Prose.of("the library that reads {} can't be loaded", shown(file)),
                    "it is unpacked into the temporary folder: name one that may hold programs, -Dorg.sqlite.tmpdir=FOLDER")
                    .causedBy(e);
        }
    }

    private static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static Untrusted shown(Path file) {
        return Untrusted.of(file.toString());
    }

    private static Connection connected(Path file, String how) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        Properties properties = config.toProperties();
        Connection connection = JDBC.createConnection(
                "jdbc:sqlite:file:" + file.toUri().getRawPath().replace("?", "%3f") + "?" + how, properties);
        try {
            // Opening alone reads nothing: what is wrong shows with the first question.
            try (PreparedStatement first = connection.prepareStatement("select count(*) from sqlite_master");
                    ResultSet rows = first.executeQuery()) {
                rows.next();
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Where a log is there and its index can't be made, as in a folder that may only be read. */
    private static Database copied(Path file) throws PlatformFailed {
        try {
            long bytes = Files.size(file) + (Files.exists(log(file)) ? Files.size(log(file)) : 0);
            if (bytes > MOST_COPIED) {
                throw failed(PlatformFailed.Kind.BROKEN, "ledger-too-large",
                        Prose.of("{} would have to be copied to be read, and is too large", shown(file)),
                        "let mallcop run where it may write into OpenClaw's folder");
            }
            Path folder = Files.createTempDirectory("mallcop-ledger",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                Path copy = folder.resolve("ledger.sqlite");
                same(file, copy);
                return new Database(connected(copy, "mode=rwc"), folder);
            } catch (IOException | SQLException | PlatformFailed e) {
                delete(folder);
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw broken(file, e);
        }
    }

    /** Both files of one moment: neither may have changed while they were copied. */
    private static void same(Path file, Path copy) throws IOException, PlatformFailed {
        for (int attempt = 0; attempt < 5; attempt++) {
            String before = state(file);
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            if (Files.exists(log(file))) {
                Files.copy(log(file), log(copy), StandardCopyOption.REPLACE_EXISTING);
            }
            if (state(file).equals(before)) {
                return;
            }
        }
        throw failed(PlatformFailed.Kind.BROKEN, "ledger-busy",
                Prose.of("{} changes faster than it can be copied", shown(file)), "scan again");
    }

    private static String state(Path file) throws IOException {
        StringBuilder state = new StringBuilder();
        for (Path one : List.of(file, log(file))) {
            if (Files.exists(one)) {
                state.append(Files.size(one)).append(' ').append(Files.getLastModifiedTime(one)).append('\n');
            }
        }
        return state.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    private static PlatformFailed failed(PlatformFailed.Kind kind, String code, Prose what, String hint) {
        return new PlatformFailed(kind, new Problem(code, what, hint));
    }

    private static PlatformFailed broken(Path file, Exception why) {
        return failed(PlatformFailed.Kind.BROKEN, "ledger-unreadable",
                Prose.of("{} can't be read as a database", shown(file)),
                "scan again; if it stays so, openclaw doctor names what is wrong").causedBy(why);
    }

    /** Of a table that is not there, from an older or newer OpenClaw, nothing. */
    boolean has(String table) throws SQLException {
        return !rows("select 1 from sqlite_master where type = 'table' and name = ?", new Part.Text(table)).isEmpty();
    }

    /** Each row as fields by column; what is null is no field. */
    List<Value.Fields> rows(String question, Part... parts) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(question)) {
            for (int i = 0; i < parts.length; i++) {
                switch (parts[i]) {
                    case Part.Count(long number) -> asked.setLong(i + 1, number);
                    case Part.Text(String text) -> asked.setString(i + 1, text);
                }
            }
            try (ResultSet rows = asked.executeQuery()) {
                List<Value.Fields> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(fields(rows));
                }
                return all;
            }
        }
    }

    private static Value.Fields fields(ResultSet row) throws SQLException {
        TreeMap<String, Value> fields = new TreeMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            String name = row.getMetaData().getColumnLabel(i);
            if (value instanceof String text) {
                fields.put(name, Value.text(text));
            } else if (value instanceof Integer || value instanceof Long) {
                fields.put(name, Value.number(((Number) value).longValue()));
            } else if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
                fields.put(name, new Value.Num(BigDecimal.valueOf(number)));
            }
        }
        return Value.Fields.of(fields);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        if (copy != null) {
            try {
                delete(copy);
            } catch (IOException e) {
                throw new SQLException("a copy is left in the temporary folder", e);
            }
        }
    }
}
