/**
 * Findings: the engine's journal {@code findings.jsonl} ({@link app.mallcop.store.findings.FindingLog}), and how a finding
 * stands once people and actors have spoken ({@link app.mallcop.store.findings.FindingState}, folded by
 * {@link app.mallcop.store.findings.FindingFold}).
 */
@NullMarked
package app.mallcop.store.findings;

import org.jspecify.annotations.NullMarked;
