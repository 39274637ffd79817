package org.diskchain.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// What a guest would have on its disk: a partition table and file systems with serial numbers of
/// their own, as far as their heads and the copies of them go. Written from the formats'
/// descriptions, not with the code that reads them.
public final class GuestDisk {
    public static final int SECTOR = 512;
    public static final long SMALLEST = 40L << 20;

    private static final long MIB = 1L << 20;
    private static final long PARTITION = 12 * MIB;
    private static final int PARTITIONS = 3;

    private final Map<Long, byte[]> sectors = new TreeMap<>();
    private final List<Long> telling = new ArrayList<>();
    private final SplittableRandom marks;
    private final long size;

    private GuestDisk(SplittableRandom marks, long size) {
        this.marks = marks;
        this.size = size;
    }

    /// A disk newly set up.
    ///
    /// @param layout decides the kinds of table and file systems: guests of one layout differ in
    ///   their serial numbers only
    public static GuestDisk of(long layout, SplittableRandom marks, long size) {
        GuestDisk guest = new GuestDisk(marks, size);
        SplittableRandom kinds = new SplittableRandom(layout);
        boolean gpt = kinds.nextBoolean();
        if (gpt) guest.gpt();
        else guest.mbr();
        for (int i = 0; i < PARTITIONS; i++) {
            long start = MIB + i * PARTITION;
            switch (kinds.nextInt(5)) {
                case 0 -> guest.ntfs(start);
                case 1 -> guest.ext(start);
                case 2 -> guest.fat32(start);
                case 3 -> guest.xfs(start);
                default -> guest.exfat(start);
            }
        }
        return guest;
    }

    /// By offset.
    public Map<Long, byte[]> sectors() {
        return sectors;
    }

    /// Sectors that running guests rewrite and that name the volume or the table.
    public List<Long> telling() {
        return telling;
    }

    /// The sector as a running guest leaves it: what names the volume stays.
    public static byte[] rewritten(byte[] sector, SplittableRandom random) {
        byte[] next = sector.clone();
        ByteBuffer bytes = ByteBuffer.wrap(next).order(ByteOrder.LITTLE_ENDIAN);
        if (startsWith(next, "FILE")) bytes.putLong(8, random.nextLong()); // its number in the log
        else if (startsWith(next, "XFSB")) bytes.putLong(0x90, random.nextLong()); // free blocks
        else if (bytes.getShort(0x38) == (short) 0xEF53) bytes.putInt(0x30, random.nextInt());
        else if (startsWith(next, "EFI PART")) return next;
        else bytes.putInt(0x100, random.nextInt()); // code that boots
        return next;
    }

    private static boolean startsWith(byte[] sector, String text) {
        return new String(sector, 0, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private ByteBuffer sector(long offset, boolean tells) {
        if (tells) telling.add(offset);
        return ByteBuffer.wrap(sectors.computeIfAbsent(offset, _ -> new byte[SECTOR]))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void text(ByteBuffer at, int offset, String text) {
        at.put(offset, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void mbr() {
        ByteBuffer mbr = sector(0, true);
        mbr.putInt(0x1B8, marks.nextInt(1, Integer.MAX_VALUE));
        for (int i = 0; i < PARTITIONS; i++) {
            mbr.put(0x1BE + 16 * i + 4, (byte) 7);
            mbr.putInt(0x1BE + 16 * i + 8, (int) ((MIB + i * PARTITION) / SECTOR));
            mbr.putInt(0x1BE + 16 * i + 12, (int) (PARTITION / SECTOR));
        }
        mbr.putShort(0x1FE, (short) 0xAA55);
    }

    private void gpt() {
        ByteBuffer protective = sector(0, false);
        protective.put(0x1BE + 4, (byte) 0xEE).putInt(0x1BE + 8, 1);
        protective.putShort(0x1FE, (short) 0xAA55);
        ByteBuffer entries = ByteBuffer.allocate(128 * 128).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < PARTITIONS; i++) {
            entries.putLong(128 * i, 1 + i).putLong(128 * i + 16, marks.nextLong());
            entries.putLong(128 * i + 32, (MIB + i * PARTITION) / SECTOR);
            entries.putLong(128 * i + 40, (MIB + (i + 1) * PARTITION) / SECTOR - 1);
        }
        long last = size / SECTOR - 1;
        for (int i = 0; i < 32; i++) {
            byte[] piece = new byte[SECTOR];
            entries.get(i * SECTOR, piece);
            sectors.put((2L + i) * SECTOR, piece);
            sectors.put((last - 32 + i) * SECTOR, piece.clone());
        }
        long disk = marks.nextLong();
        header(1, last, 2, disk, entries);
        header(last, 1, last - 32, disk, entries);
    }

    private void header(long at, long other, long entriesAt, long disk, ByteBuffer entries) {
        ByteBuffer header = sector(at * SECTOR, true);
        text(header, 0, "EFI PART");
        header.putInt(8, 0x10000).putInt(12, 92).putLong(24, at).putLong(32, other);
        header.putLong(40, 34).putLong(48, size / SECTOR - 34).putLong(56, disk).putLong(64, ~disk);
        header.putLong(72, entriesAt).putInt(80, 128).putInt(84, 128);
        header.putInt(88, crc(entries.array(), 128 * 128));
        header.putInt(16, crc(header.array(), 92));
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private void ntfs(long start) {
        long serial = marks.nextLong();
        for (long at : new long[] {start, start + PARTITION - SECTOR}) {
            ByteBuffer boot = sector(at, at == start);
            text(boot, 3, "NTFS    ");
            boot.putShort(0x0B, (short) 512).put(0x0D, (byte) 8);
            boot.putLong(0x28, PARTITION / SECTOR - 1).putLong(0x30, 1024).put(0x40, (byte) -10);
            boot.putLong(0x48, serial).putShort(0x1FE, (short) 0xAA55);
        }
        long formatted = 0x01D0_0000_0000_0000L + marks.nextLong(1L << 50);
        for (int i = 0; i < 16; i++) {
            ByteBuffer record = sector(start + 1024 * 4096 + i * 1024L, i < 12);
            text(record, 0, "FILE");
            record.putShort(0x14, (short) 0x38).putInt(0x2C, i);
            record.putInt(0x38, 0x10).putInt(0x3C, 0x48).putShort(0x38 + 0x14, (short) 0x18);
            record.putLong(0x38 + 0x18, formatted);
        }
    }

    private void ext(long start) {
        long high = marks.nextLong();
        long low = marks.nextLong();
        for (int group : new int[] {0, 1}) {
            ByteBuffer superblock = sector(start + (1 + group * 8192L) * 1024, group == 0);
            superblock.putInt(0x04, (int) (PARTITION / 1024)).putInt(0x14, 1).putInt(0x20, 8192);
            superblock.putShort(0x38, (short) 0xEF53).putShort(0x5A, (short) group);
            superblock.putLong(0x68, high).putLong(0x70, low);
        }
    }

    private void fat32(long start) {
        int serial = marks.nextInt(1, Integer.MAX_VALUE);
        for (int copy : new int[] {0, 6}) {
            ByteBuffer boot = sector(start + (long) copy * SECTOR, copy == 0);
            boot.putShort(0x0B, (short) 512).put(0x0D, (byte) 1).putShort(0x0E, (short) 32);
            boot.put(0x10, (byte) 2).putShort(0x32, (short) 6).putInt(0x43, serial);
            text(boot, 0x52, "FAT32   ");
            boot.putShort(0x1FE, (short) 0xAA55);
        }
    }

    private void xfs(long start) {
        long high = marks.nextLong();
        long low = marks.nextLong();
        for (int group = 0; group < 4; group++) {
            ByteBuffer superblock =
                    sector(start + group * 3 * MIB, group == 0).order(ByteOrder.BIG_ENDIAN);
            text(superblock, 0, "XFSB");
            superblock.putInt(4, 4096).putLong(8, PARTITION / 4096);
            superblock.putLong(0x20, high).putLong(0x28, low);
            superblock.putInt(0x54, (int) (3 * MIB / 4096)).putInt(0x58, 4);
        }
    }

    private void exfat(long start) {
        int serial = marks.nextInt(1, Integer.MAX_VALUE);
        for (int copy : new int[] {0, 12}) {
            ByteBuffer boot = sector(start + (long) copy * SECTOR, copy == 0);
            text(boot, 3, "EXFAT   ");
            boot.putLong(0x48, PARTITION / SECTOR).putInt(0x50, 128).putInt(0x58, 256);
            boot.putInt(0x64, serial).put(0x6C, (byte) 9).put(0x6D, (byte) 3);
            boot.putShort(0x1FE, (short) 0xAA55);
        }
    }
}
