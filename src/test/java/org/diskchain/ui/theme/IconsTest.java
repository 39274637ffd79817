package org.diskchain.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.diskchain.testing.Fx;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IconsTest {
    @ParameterizedTest
    @EnumSource(Icons.class)
    void isInTheIconFont(Icons icon) {
        Fx.run(
                () -> {
                    assertEquals(icon.literal(), icon.node(16).getIconCode().getDescription());
                    assertFalse(icon.glyph().isEmpty());
                    assertEquals("Material Design Icons", Icons.font(15).getFamily());
                });
    }
}
