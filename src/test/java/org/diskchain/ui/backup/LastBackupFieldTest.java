package org.diskchain.ui.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import org.diskchain.backup.LastBackup;
import org.diskchain.testing.Fx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Locale;

final class LastBackupFieldTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final ObjectProperty<LastBackup> value =
            new SimpleObjectProperty<>(LastBackup.at(Instant.parse("2026-03-01T00:00:00Z")));
    private Stage stage;
    private LastBackupField field;

    @BeforeEach
    void open() {
        stage =
                Fx.show(
                        () -> {
                            BackupTexts texts = new BackupTexts(Locale.ENGLISH);
                            field = new LastBackupField("last", "Last", value, () -> NOW, texts);
                            return new Scene(field, 300, 200);
                        });
    }

    @AfterEach
    void close() {
        Fx.close(stage);
    }

    private void write(String text) {
        Fx.run(
                () -> {
                    TextField time = (TextField) field.lookup("#last-time");
                    time.setText(text);
                    time.fireEvent(new ActionEvent());
                });
    }

    private Label wrong() {
        return (Label) field.lookup("#last-wrong");
    }

    @Test
    void aTimeToComeIsNoLastBackup() {
        write("2026-03-10T12:00:01Z");

        assertEquals(LastBackup.UNKNOWN, Fx.get(value::get));
        assertEquals("This lies in the future.", Fx.get(() -> wrong().getText()));

        write("2026-03-10T11:59:59Z");

        assertEquals(LastBackup.at(Instant.parse("2026-03-10T11:59:59Z")), Fx.get(value::get));
        assertFalse(Fx.get(() -> wrong().isVisible()));
    }
}
