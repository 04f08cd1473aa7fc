/**
 * AWS CloudTrail, by LookupEvents or from the bucket of a trail. Start at {@link app.mallcop.connect.aws.AwsConnector}. AWS's
 * own SDK signs and finds credentials; what it sends goes through our wire. Nothing of the SDK is loaded before a
 * connector of this type is asked for something.
 */
@NullMarked
package app.mallcop.connect.aws;

import org.jspecify.annotations.NullMarked;
