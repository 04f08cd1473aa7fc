/** Secrets that a scan of repositories found, made findings: {@link app.mallcop.detect.secrets.GitOops}. */
@NullMarked
package app.mallcop.detect.secrets;

import org.jspecify.annotations.NullMarked;
