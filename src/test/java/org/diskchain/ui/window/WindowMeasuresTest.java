package org.diskchain.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.ui.window.WindowMeasures.Inspector;
import org.diskchain.ui.window.WindowMeasures.Wanted;
import org.junit.jupiter.api.Test;

final class WindowMeasuresTest {
    private static final Wanted BROWSING = new Wanted(true, false, false, 0);
    private static final Wanted PREVIEW = new Wanted(true, false, true, 0);

    @Test
    void placesBecomeARailBeforeTheInspectorGivesWay() {
        assertEquals(184, WindowMeasures.of(1360, 900, BROWSING).places());
        assertEquals(48, WindowMeasures.of(1359, 900, BROWSING).places());
        assertEquals(Inspector.BESIDE, WindowMeasures.of(1180, 900, BROWSING).inspector());
        assertEquals(Inspector.HIDDEN, WindowMeasures.of(1179, 900, BROWSING).inspector());
    }

    @Test
    void aCalledInspectorSlidesOverANarrowPicture() {
        Wanted called = new Wanted(true, true, false, 0);
        assertEquals(Inspector.OVER, WindowMeasures.of(1024, 680, called).inspector());
        assertEquals(Inspector.BESIDE, WindowMeasures.of(1440, 900, called).inspector());
    }

    @Test
    void theInspectorMakesRoomForThePreview() {
        assertEquals(Inspector.HIDDEN, WindowMeasures.of(1920, 1080, PREVIEW).inspector());
    }

    @Test
    void theDockIsLowerInLowWindowsAndNeverMoreThanItsShare() {
        assertEquals(337, WindowMeasures.of(1440, 880, PREVIEW).dock());
        assertEquals(241, WindowMeasures.of(1280, 800, PREVIEW).dock());
        assertEquals(306, WindowMeasures.of(1024, 680, new Wanted(true, false, true, 600)).dock());
        assertEquals(0, WindowMeasures.of(1440, 900, BROWSING).dock());
    }

    @Test
    void theSmallestWindowLeavesThePictureItsRoom() {
        WindowMeasures small = WindowMeasures.of(1024, 680, PREVIEW);
        double height =
                680
                        - WindowMeasures.HEADER
                        - WindowMeasures.STRIP
                        - WindowMeasures.STATUS
                        - small.dock();
        assertTrue(1024 - small.places() >= 560);
        assertTrue(height >= 320, "picture " + height);
    }
}
