package app.mallcop.actors.tools;

import app.mallcop.actors.evidence.Orders;
import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Boundary;
import app.mallcop.text.airlock.ForModel;

/** What becomes of text from outside on a sheet. A sheet has no other way to write any. */
sealed interface Wording {

    /** Of an argument that we put in an actor's mouth. */
    int LONGEST_NAME = 300;

    /** A value of the records. */
    String value(Untrusted text, int longest);

    /** What somebody wrote freely: a key, a note, a name. */
    String words(Untrusted text, int longest);

    /** Whether a text that is written so speaks to whoever reads the sheet. */
    boolean speaks(Untrusted text);

    /** The id of an event, which may have come with an import. */
    String event(String id);

    /** The id of a connector, which may have come with an import. */
    String source(String id);

    /** As it is, in its box. */
    record Open(Boundary boundary) implements Wording {
        @Override
        public String value(Untrusted text, int longest) {
            return ForModel.forModel(text, boundary, longest);
        }

        @Override
        public String words(Untrusted text, int longest) {
            return ForModel.forModel(text, boundary, longest);
        }

        @Override
        public boolean speaks(Untrusted text) {
            return Orders.speaks(text);
        }

        @Override
        public String event(String id) {
            return id;
        }

        @Override
        public String source(String id) {
            return id;
        }
    }

    /** Behind a label: an order that can't be read can't be obeyed. Ids have names of their own, since they can be chosen too. */
    record Hidden(Boundary boundary) implements Wording {
        @Override
        public String value(Untrusted text, int longest) {
            return ForModel.hidden(text, boundary);
        }

        @Override
        public String words(Untrusted text, int longest) {
            return ForModel.labelled(text, boundary);
        }

        @Override
        public boolean speaks(Untrusted text) {
            return false;
        }

        @Override
        public String event(String id) {
            return "evt-" + boundary.label(Untrusted.of(id));
        }

        @Override
        public String source(String id) {
            return "source-" + boundary.label(Untrusted.of(id));
        }
    }
}
