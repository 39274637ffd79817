package org.diskchain.testing.checker;

import java.util.Map;
import java.util.TreeMap;

/// Which stretches of a file belong to something: nothing may have two owners.
final class Claims {
    private record Claim(long end, String what) {}

    private final TreeMap<Long, Claim> claims = new TreeMap<>();
    private final long fileSize;

    Claims(long fileSize) {
        this.fileSize = fileSize;
    }

    void claim(long start, long length, String what) throws InvalidDiskException {
        if (length == 0) return;
        InvalidDiskException.require(
                start >= 0 && length > 0 && start <= fileSize - length,
                "%s at 0x%x + 0x%x reaches outside the file of 0x%x bytes",
                what,
                start,
                length,
                fileSize);
        Map.Entry<Long, Claim> before = claims.floorEntry(start + length - 1);
        InvalidDiskException.require(
                before == null || before.getValue().end <= start,
                "%s at 0x%x overlaps %s",
                what,
                start,
                before == null ? "" : before.getValue().what);
        claims.put(start, new Claim(start + length, what));
    }
}
