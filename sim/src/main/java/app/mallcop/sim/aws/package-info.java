/**
 * Simulated AWS: CloudTrail's LookupEvents, STS, and the bucket of a trail, at one address as with an endpoint override.
 * Start at {@link app.mallcop.sim.aws.AwsVendor}. Written from AWS's API references; every request's signature is reckoned
 * anew.
 */
@NullMarked
package app.mallcop.sim.aws;

import org.jspecify.annotations.NullMarked;
