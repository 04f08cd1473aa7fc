package app.mallcop.connect.boundary;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What stands on this machine.
 *
 * @param repo the deployment repo
 * @param program where mallcop itself lies, where that is known
 * @param user who mallcop runs as
 * @param agent who the AI agent runs as that is watched on this machine, if one is
 * @param accounts the users and groups there are
 */
public record Ground(Path repo, Optional<Path> program, String user, Optional<String> agent, Accounts accounts) {}
