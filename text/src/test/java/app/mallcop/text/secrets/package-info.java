/** Tests of the redactor. Samples of secrets are made from the patterns at run time; no source holds one. */
@NullMarked
package app.mallcop.text.secrets;

import org.jspecify.annotations.NullMarked;
