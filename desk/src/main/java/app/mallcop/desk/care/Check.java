package app.mallcop.desk.care;

import java.io.IOException;
import java.util.List;

/** Looks at one thing. Changes nothing but caches. */
interface Check {

    /** A word for programs and for the checklist. */
    String name();

    List<Diagnosis> look(Patient patient) throws IOException;
}
