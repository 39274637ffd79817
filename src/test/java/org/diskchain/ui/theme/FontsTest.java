package org.diskchain.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

import org.diskchain.testing.Fx;
import org.junit.jupiter.api.Test;

import java.util.List;

final class FontsTest {
    @Test
    void everyFamilyIsFoundByItsName() {
        Fx.run(
                () -> {
                    Fonts.load();
                    for (String family : List.of(Fonts.TEXT, Fonts.MEDIUM, Fonts.MONO)) {
                        assertEquals(family, Font.font(family, 13).getFamily());
                    }
                    Font bold = Font.font(Fonts.TEXT, FontWeight.BOLD, 13);
                    assertEquals("Roboto Bold", bold.getName());
                });
    }
}
