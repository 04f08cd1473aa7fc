package app.mallcop.connect.shapes;

/** How many shapes may be remembered, by all who share it: so that no log, however odd, takes more. */
public final class Room {

    private int left;

    public Room(int shapes) {
        left = shapes;
    }

    boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    void giveBack(int shapes) {
        left += shapes;
    }
}
