package org.diskchain.disk;

import static org.diskchain.format.vhdx.BatEntry.FULLY_PRESENT;
import static org.diskchain.format.vhdx.BatEntry.NOT_PRESENT;
import static org.diskchain.format.vhdx.BatEntry.PARTIALLY_PRESENT;
import static org.diskchain.format.vhdx.BatEntry.UNDEFINED;
import static org.diskchain.format.vhdx.BatEntry.UNMAPPED;
import static org.diskchain.format.vhdx.BatEntry.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.format.vhdx.BatEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each state that a block may have, met by each kind of change.
final class BlockRuleTest {
    private static final long PLACE = 5 << 20;

    @ParameterizedTest
    @ValueSource(ints = {NOT_PRESENT, UNDEFINED, ZERO, UNMAPPED})
    void dataInABaseGetsRoomForAllOfItsBlock(int state) {
        for (DiskType base : new DiskType[] {DiskType.DYNAMIC, DiskType.FIXED}) {
            assertEquals(new BlockRule(FULLY_PRESENT, true), data(base, state, true));
            assertEquals(new BlockRule(FULLY_PRESENT, true), data(base, state, false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {NOT_PRESENT, UNDEFINED, ZERO, UNMAPPED})
    void zerosInABaseNeedNoRoom(int state) {
        for (DiskType base : new DiskType[] {DiskType.DYNAMIC, DiskType.FIXED}) {
            assertEquals(new BlockRule(ZERO, false), zeros(base, state, true));
            assertEquals(new BlockRule(ZERO, false), zeros(base, state, false));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DYNAMIC", "FIXED", "DIFFERENCING"})
    void dataGoesIntoTheRoomThatABlockHas(DiskType type) {
        assertEquals(new BlockRule(FULLY_PRESENT, false), data(type, FULLY_PRESENT, true));
        assertEquals(new BlockRule(FULLY_PRESENT, false), data(type, FULLY_PRESENT, false));
        assertEquals(new BlockRule(FULLY_PRESENT, false), zeros(type, FULLY_PRESENT, false));
        assertEquals(new BlockRule(FULLY_PRESENT, false), data(type, PARTIALLY_PRESENT, true));
    }

    @ParameterizedTest
    @EnumSource(names = {"DYNAMIC", "DIFFERENCING"})
    void aBlockThatBecomesZeroGivesUpItsRoom(DiskType type) {
        for (int state : new int[] {NOT_PRESENT, ZERO, FULLY_PRESENT, PARTIALLY_PRESENT}) {
            assertEquals(new BlockRule(ZERO, false), zeros(type, state, true));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFixedDiskKeepsTheRoomOfABlockThatBecomesZero(boolean whole) {
        assertEquals(
                new BlockRule(FULLY_PRESENT, false), zeros(DiskType.FIXED, FULLY_PRESENT, whole));
    }

    @ParameterizedTest
    @ValueSource(ints = {ZERO, UNMAPPED, UNDEFINED})
    void aBlockThatShadowsTheParentNeverBecomesPartial(int state) {
        assertEquals(new BlockRule(FULLY_PRESENT, true), data(DiskType.DIFFERENCING, state, false));
        assertEquals(new BlockRule(ZERO, false), zeros(DiskType.DIFFERENCING, state, false));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPartOfABlockOfTheParentBecomesPartial(boolean zero) {
        BatEntry absent = BatEntry.ABSENT;
        assertEquals(
                new BlockRule(PARTIALLY_PRESENT, true),
                BlockRule.of(DiskType.DIFFERENCING, absent, zero, false));
        BatEntry partial = BatEntry.of(PARTIALLY_PRESENT, PLACE);
        assertEquals(
                new BlockRule(PARTIALLY_PRESENT, false),
                BlockRule.of(DiskType.DIFFERENCING, partial, zero, false));
    }

    @ParameterizedTest
    @EnumSource(names = {"DYNAMIC", "FIXED"})
    void aBaseHasNoPartialBlockAfterwards(DiskType base) {
        assertEquals(new BlockRule(FULLY_PRESENT, false), data(base, PARTIALLY_PRESENT, false));
        assertEquals(new BlockRule(FULLY_PRESENT, false), zeros(base, PARTIALLY_PRESENT, false));
    }

    private static BlockRule data(DiskType type, int state, boolean whole) {
        return BlockRule.of(type, BatEntry.of(state, PLACE), false, whole);
    }

    private static BlockRule zeros(DiskType type, int state, boolean whole) {
        return BlockRule.of(type, BatEntry.of(state, PLACE), true, whole);
    }
}
