/**
 * Microsoft 365, by the Office 365 Management Activity API. Start at {@link app.mallcop.connect.m365.M365Connector}; how a
 * content type is read is in {@link app.mallcop.connect.m365.ContentWindow}.
 */
@NullMarked
package app.mallcop.connect.m365;

import org.jspecify.annotations.NullMarked;
