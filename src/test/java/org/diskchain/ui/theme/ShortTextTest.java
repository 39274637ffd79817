package org.diskchain.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Widths are characters here.
final class ShortTextTest {
    @ParameterizedTest
    @CsvSource({
        "web01.avhdx, 11, web01.avhdx",
        "web01_7C41E0B2-93D5-4E1F.avhdx, 18, web01_7…4E1F.avhdx",
        "fs-archive-2025-w2, 15, fs-archive…5-w2",
        "web01_7C41E0B2-93D5-4E1F.avhdx, 3, …4E1F.avhdx",
        "a-name-without-extension, 9, a-na…sion",
        "/Hyper-V/web-farm/Virtual Hard Disks/ws22-2026-09.avhdx, 21, /Hyper-V/w…6-09.avhdx",
        "x.vhd, 2, …x.vhd"
    })
    void keepsTheBeginningTheExtensionAndFourBefore(String text, int width, String shortened) {
        assertEquals(shortened, ShortText.middle(text, width, String::length));
    }
}
