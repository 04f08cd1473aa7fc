/** {@code git-oops}: secrets in repositories, asked once ({@code OopsCheck}) or kept as events ({@code OopsCollect}). */
@NullMarked
package app.mallcop.desk.oops;

import org.jspecify.annotations.NullMarked;
