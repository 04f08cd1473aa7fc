/**
 * Whether a finding holds, from the repo alone: {@code VerifyFinding} looks at its evidence, at what it was judged against, and
 * has it judged again ({@code Judged}). And whether rule files and parsers do on their samples what they shall: {@code VerifyRules}.
 */
@NullMarked
package app.mallcop.desk.verify;

import org.jspecify.annotations.NullMarked;
