package org.diskchain.ui.window;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Stage;

import org.diskchain.ui.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/// Shows a bug instead of hiding it, once at a time.
public final class BugReport {
    private static final Logger LOG = LoggerFactory.getLogger(BugReport.class);

    private final Texts texts;
    private final Stage stage;
    private boolean open;

    public BugReport(Texts texts, Stage stage) {
        this.texts = texts;
        this.stage = stage;
    }

    /// Never fails, as nobody would be told.
    public void show(Throwable bug) {
        LOG.error("bug", bug);
        if (open) return;
        open = true;
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        TextArea lines = new TextArea(trace.toString());
        lines.setEditable(false);
        lines.getStyleClass().add("mono");
        ButtonType copy = new ButtonType(texts.get("bug.copy"), ButtonData.LEFT);
        ButtonType close = new ButtonType(texts.get("close"), ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.NONE, texts.get("bug.text"), copy, close);
        alert.initOwner(stage);
        alert.setTitle("Diskchain");
        alert.setHeaderText(texts.get("bug.title"));
        alert.getDialogPane().setExpandableContent(lines);
        alert.getDialogPane().setExpanded(true);
        alert.setOnHidden(_ -> ended(alert.getResult() == copy, trace.toString()));
        alert.show();
    }

    private void ended(boolean copy, String trace) {
        open = false;
        if (copy) Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, trace));
    }
}
