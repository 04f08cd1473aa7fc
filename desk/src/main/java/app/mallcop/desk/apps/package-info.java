/** What mallcop knows of an app's log: {@link app.mallcop.desk.apps.DiscoverApp} drafts its parser. */
@NullMarked
package app.mallcop.desk.apps;

import org.jspecify.annotations.NullMarked;
