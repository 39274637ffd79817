package org.diskchain.ui.reparent;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.diskchain.ui.reparent.EvidenceLines.Line;

import java.util.List;

/// What is known of a candidate: which way each fact points, what it is about, what it says.
final class EvidenceTable extends GridPane {
    private static final int ICON = 14;

    EvidenceTable(List<Line> lines) {
        setId("wizard-evidence");
        getStyleClass().add("evidence");
        ColumnConstraints icon = new ColumnConstraints();
        ColumnConstraints topic = new ColumnConstraints();
        topic.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints message = new ColumnConstraints();
        message.setHgrow(Priority.ALWAYS);
        message.setMinWidth(0);
        getColumnConstraints().setAll(icon, topic, message);
        for (int row = 0; row < lines.size(); row++) add(lines.get(row), row);
    }

    private void add(Line line, int row) {
        Node icon = line.icon().node(ICON);
        if (!line.style().isEmpty()) icon.getStyleClass().add(line.style());
        Label topic = new Label(line.topic());
        topic.getStyleClass().addAll("facts", "strong");
        Label message = new Label(line.message());
        message.getStyleClass().add("facts");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        addRow(row, icon, topic, message);
        for (Node node : List.of(icon, topic, message)) setValignment(node, VPos.TOP);
    }
}
