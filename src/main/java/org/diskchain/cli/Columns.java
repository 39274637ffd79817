package org.diskchain.cli;

import org.diskchain.report.Visible;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Rows of text with columns that align.
///
/// @param sides one character a column: `<` for left, `>` for right
record Columns(String sides) {
    private static final String GAP = "  ";

    /// The name of a disk's file, harmless to show.
    static String name(Path disk) {
        return Visible.text(disk.getFileName().toString());
    }

    /// Rows whose first cell is a label, said once where neighbours share it.
    List<String> labelled(List<List<String>> rows) {
        List<List<String>> said = new ArrayList<>();
        String label = "";
        for (List<String> row : rows) {
            boolean again = row.getFirst().equals(label);
            label = row.getFirst();
            List<String> cells = new ArrayList<>(row);
            if (again) cells.set(0, "");
            said.add(cells);
        }
        return lines(said);
    }

    List<String> lines(List<List<String>> rows) {
        int[] widths = new int[sides.length()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - width(row.get(i)));
            cells.add(sides.charAt(i) == '>' ? space + row.get(i) : row.get(i) + space);
        }
        return String.join(GAP, cells).stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
