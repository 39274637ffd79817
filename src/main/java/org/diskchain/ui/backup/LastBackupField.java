package org.diskchain.ui.backup;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.diskchain.backup.LastBackup;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// When a backup was last made: not known, never, or a day and a time of this machine's zone.
final class LastBackupField extends VBox {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final ObjectProperty<LastBackup> value;
    private final ChoiceBox<Kind> kind = new ChoiceBox<>();
    private final TextField time = new TextField();
    private final Supplier<Instant> now;
    private final BackupTexts texts;
    private final Label wrong;

    private enum Kind {
        UNKNOWN,
        NEVER,
        AT
    }

    /// @param id of the field, `-kind` and `-time` for its parts
    ///
    /// @param now what lies after it is no time of a last backup
    LastBackupField(
            String id,
            String name,
            ObjectProperty<LastBackup> value,
            Supplier<Instant> now,
            BackupTexts texts) {
        this.value = value;
        this.now = now;
        this.texts = texts;
        kind.setId(id + "-kind");
        kind.getItems().setAll(Kind.values());
        kind.setAccessibleText(name);
        kind.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Kind of) {
                        return texts.get("last." + of.name().toLowerCase(Locale.ROOT));
                    }

                    @Override
                    public Kind fromString(String text) {
                        throw new UnsupportedOperationException();
                    }
                });
        time.setId(id + "-time");
        time.setPromptText(texts.get("last.prompt"));
        time.setAccessibleText(name + ", " + texts.get("last.prompt"));
        wrong = Lines.wrapped(texts.get("last.wrong"), "caption", "danger-text");
        wrong.setId(id + "-wrong");
        HBox.setHgrow(time, Priority.ALWAYS);
        getChildren().setAll(new HBox(4, kind, time), wrong);
        setSpacing(2);
        value.subscribe(this::show);
        kind.setOnAction(_ -> take());
        time.setOnAction(_ -> take());
        time.focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) take();
                        });
    }

    private void show(LastBackup now) {
        switch (now) {
            case LastBackup.Unknown _ -> kind.setValue(Kind.UNKNOWN);
            case LastBackup.Never _ -> kind.setValue(Kind.NEVER);
            case LastBackup.At(var at) -> {
                if (!parse().equals(Optional.of(now))) time.setText(text(at));
                kind.setValue(Kind.AT);
            }
            case LastBackup.On(var day, _) -> {
                if (!parse().equals(Optional.of(now))) time.setText(day.toString());
                kind.setValue(Kind.AT);
            }
        }
        arrange();
    }

    private void take() {
        Kind chosen = kind.getValue();
        if (chosen == Kind.UNKNOWN) value.set(LastBackup.UNKNOWN);
        if (chosen == Kind.NEVER) value.set(LastBackup.NEVER);
        if (chosen == Kind.AT) {
            value.set(parse().filter(last -> !isFuture(last)).orElse(LastBackup.UNKNOWN));
            kind.setValue(Kind.AT);
        }
        arrange();
    }

    private void arrange() {
        boolean at = kind.getValue() == Kind.AT;
        time.setVisible(at);
        time.setManaged(at);
        boolean isFuture = parse().filter(this::isFuture).isPresent();
        boolean isWrong = at && !time.getText().isBlank() && (isFuture || parse().isEmpty());
        wrong.setText(texts.get(isFuture ? "last.future" : "last.wrong"));
        wrong.setVisible(isWrong);
        wrong.setManaged(isWrong);
    }

    private boolean isFuture(LastBackup last) {
        return last.isAfter(now.get());
    }

    private Optional<LastBackup> parse() {
        return LastBackup.parse(time.getText(), ZoneId.systemDefault());
    }

    private static String text(Instant at) {
        return WRITTEN.format(
                LocalDateTime.ofInstant(at, ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.SECONDS));
    }
}
