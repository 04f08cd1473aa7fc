package app.mallcop.cli.show;

import app.mallcop.text.width.Columns;
import java.util.ArrayList;
import java.util.List;

/** A table for a person: aligned by what a terminal shows, not by characters, and no wider than the terminal. */
public final class Table {

    private static final String BETWEEN = "  ";

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    public Table row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines(Page page) {
        int[] widths = widths(page.width());
        List<String> lines = new ArrayList<>();
        List<Cell> head = columns.stream().map(column -> Cell.of(column.title(), Ink.BOLD)).toList();
        if (columns.stream().anyMatch(column -> !column.title().isEmpty())) {
            lines.add(line(head, widths, page));
        }
        rows.forEach(row -> lines.add(line(row, widths, page)));
        return lines;
    }

    private int[] widths(int most) {
        int[] widths = new int[columns.size()];
        int total = BETWEEN.length() * (widths.length - 1);
        for (int c = 0; c < widths.length; c++) {
            widths[c] = Columns.width(columns.get(c).title());
            for (List<Cell> row : rows) {
                widths[c] = Math.max(widths[c], Columns.width(row.get(c).text()));
            }
            total += widths[c];
        }
        while (total > most) {
            int widest = -1;
            for (int c = 0; c < widths.length; c++) {
                Column column = columns.get(c);
                boolean gives = column.least() > 0 && widths[c] > Math.max(column.least(), column.title().length());
                if (gives && (widest < 0 || widths[c] > widths[widest])) {
                    widest = c;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            total--;
        }
        return widths;
    }

    private String line(List<Cell> cells, int[] widths, Page page) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String whole = cells.get(c).text();
            String text = Columns.width(whole) > widths[c] ? Columns.fit(whole, widths[c]) : whole;
            String space = " ".repeat(Math.max(0, widths[c] - Columns.width(text)));
            String shown = page.ink(cells.get(c).ink(), text);
            line.append(c == 0 ? "" : BETWEEN);
            switch (columns.get(c).side()) {
                case LEFT -> line.append(shown).append(space);
                case RIGHT -> line.append(space).append(shown);
            }
        }
        return line.toString().stripTrailing();
    }
}
