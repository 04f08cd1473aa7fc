/**
 * The doctor: looks the whole repo over, explains what it finds, and mends what is safe. One small class per
 * {@link app.mallcop.desk.care.Check}; what a check finds is a {@link app.mallcop.desk.care.Diagnosis}, perhaps with a
 * {@link app.mallcop.desk.care.Remedy}. Start at {@link app.mallcop.desk.care.Doctor}, which lists them.
 */
@NullMarked
package app.mallcop.desk.care;

import org.jspecify.annotations.NullMarked;
