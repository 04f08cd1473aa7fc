package app.mallcop.sim.openclaw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import org.sqlite.JDBC;

/** The database of a gateway that is running: written with a write-ahead log, in tables as OpenClaw makes them. */
public final class OpenclawLedger implements AutoCloseable {

    private final Connection connection;

    private OpenclawLedger(Connection connection) {
        this.connection = connection;
    }

    static OpenclawLedger open(Path file) throws SQLException {
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = off");
            // The log stays, so that readers have to look into it.
            statement.execute("pragma wal_autocheckpoint = 0");
            try (ResultSet had = statement.executeQuery("select 1 from sqlite_master where name = 'audit_events'")) {
                if (had.next()) {
                    return new OpenclawLedger(connection);
                }
            }
            for (String part : schema().split(";\n")) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
        }
        return new OpenclawLedger(connection);
    }

    private static String schema() {
        try (InputStream in = Objects.requireNonNull(OpenclawLedger.class.getResourceAsStream("schema.sql"),
                "schema.sql is in the jar")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An agent used a tool. */
    public void tool(String id, Instant at, String agent, String tool, String status) throws SQLException {
        audit(id, at, "tool_action", "tool.action.finished", status, agent, tool);
    }

    /** An agent ended a run. */
    public void run(String id, Instant at, String agent, String status) throws SQLException {
        audit(id, at, "agent_run", "agent.run.finished", status, agent, "");
    }

    private void audit(String id, Instant at, String kind, String action, String status, String agent, String tool)
            throws SQLException {
        change("insert into audit_events (event_id, source_id, source_sequence, occurred_at, kind, action, status, actor_type, "
                + "actor_id, agent_id, run_id, tool_name) values (?, ?, 1, ?, ?, ?, ?, 'agent', ?, ?, 'run-1', nullif(?, ''))",
                id, "source-" + id, at.toEpochMilli(), kind, action, status, agent, agent, tool);
    }

    /** An entry of a journal; numbers begin with 1 in each. */
    public void journal(String scope, String key, Instant at, String payload) throws SQLException {
        change("insert into diagnostic_events (scope, event_key, payload_json, created_at, sequence) select ?, ?, ?, ?, "
                + "coalesce(max(sequence), 0) + 1 from diagnostic_events where scope = ?", scope, key, payload,
                at.toEpochMilli(), scope);
    }

    public void pair(String device, String role, String scopes, String address, Instant at) throws SQLException {
        change("insert or replace into device_pairing_paired (device_id, public_key, display_name, role, scopes_json, remote_ip, "
                + "tokens_json, approved_via, created_at_ms, approved_at_ms) values (?, 'a key', ?, ?, ?, ?, 'a secret', 'owner', ?, ?)",
                device, device, role, scopes, address, at.toEpochMilli(), at.toEpochMilli());
    }

    public void allowSender(String channel, String sender, Instant at) throws SQLException {
        change("insert into channel_pairing_allow_entries values (?, 'main', ?, 0, ?)", channel, sender,
                at.toEpochMilli());
    }

    /** What is older than OpenClaw keeps it. */
    public void prune(Instant before) throws SQLException {
        change("delete from audit_events where occurred_at < ?", before.toEpochMilli());
    }

    public void drop(String table) throws SQLException {
        change("drop table " + table);
    }

    /** Puts what the log holds into the file, as a gateway does now and then. */
    public void checkpoint() throws SQLException {
        change("pragma wal_checkpoint(truncate)");
    }

    private void change(String what, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(what)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
