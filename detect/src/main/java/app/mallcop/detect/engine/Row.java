package app.mallcop.detect.engine;

import app.mallcop.detect.Tally;
import java.util.Arrays;

/** The cells of one key on one day, by their place in it. There are very many rows, and most have one cell. */
final class Row {

    private int[] places = new int[1];
    private Cell[] cells = new Cell[1];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    int place(int index) {
        return places[index];
    }

    Cell cell(int index) {
        return cells[index];
    }

    /** The first index whose place is not before this one. */
    int from(int place) {
        if (size == 0 || places[size - 1] < place) {
            return size; // events come mostly in order
        }
        int at = Arrays.binarySearch(places, 0, size, place);
        return at < 0 ? -at - 1 : at;
    }

    /** The cell at a place, begun if there is none. */
    Cell at(int place, Tally.Apart apart) {
        int at = from(place);
        if (at < size && places[at] == place) {
            return cells[at];
        }
        if (size == cells.length) {
            places = Arrays.copyOf(places, size + (size >> 1) + 1);
            cells = Arrays.copyOf(cells, places.length);
        }
        System.arraycopy(places, at, places, at + 1, size - at);
        System.arraycopy(cells, at, cells, at + 1, size - at);
        Cell cell = new Cell(apart);
        places[at] = place;
        cells[at] = cell;
        size++;
        return cell;
    }
}
