package app.mallcop.detect.engine;

/** Whether something of a memory in files could not be read. It is taken as not there, and the run is done again without. */
final class Doubt {
    boolean any;
}
