/**
 * GitHub: the audit log where the plan has it; else the events feed and what changed in how the organisation stands; alerts
 * in both cases. Start at {@link app.mallcop.connect.github.GitHubConnector}; which tier it is, {@link
 * app.mallcop.connect.github.Offering} finds out.
 */
@NullMarked
package app.mallcop.connect.github;

import org.jspecify.annotations.NullMarked;
