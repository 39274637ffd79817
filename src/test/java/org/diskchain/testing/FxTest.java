package org.diskchain.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class FxTest {
    @Test
    void keysHeldDownArriveWithTheKey() {
        List<String> keys = new ArrayList<>();
        TextField field = Fx.get(TextField::new);
        Stage stage = Fx.show(Fx.get(() -> new StackPane(field)), 200, 100);
        Fx.run(
                () -> {
                    field.requestFocus();
                    field.addEventFilter(
                            KeyEvent.KEY_PRESSED,
                            event ->
                                    keys.add(
                                            (event.isControlDown() ? "Ctrl+" : "")
                                                    + (event.isShiftDown() ? "Shift+" : "")
                                                    + event.getCode()));
                });
        Fx.type(KeyCode.F, KeyCode.CONTROL, KeyCode.SHIFT);
        Fx.close(stage);
        assertEquals("Ctrl+Shift+F", keys.getLast());
    }

    @Test
    void aFailureOnTheOtherThreadFailsTheTest() {
        assertThrows(AssertionError.class, () -> Fx.run(() -> assertEquals(1, 2)));
    }
}
