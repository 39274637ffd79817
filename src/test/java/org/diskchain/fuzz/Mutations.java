package org.diskchain.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.diskchain.fuzz.Mutant.Patch;
import org.diskchain.fuzz.Structure.Field;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Makes mutants of a specimen at random: flipped bits, numbers at their limits, ranges that change
/// places, shorter and longer files. In half of the cases checksums are made to fit again, and in
/// half of those with copies all of them change alike, so that the code behind the checks is
/// reached.
final class Mutations {
    private static final int LONGEST_RUN = 40;
    private static final int LONGEST_TAIL = 4 << 20;
    private static final List<String> VALUES =
            List.of(
                    "",
                    "-",
                    "0",
                    "-1",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "18446744073709551616",
                    "COPY",
                    "FINISH",
                    "..",
                    "../../x.vhd",
                    "/",
                    "\\",
                    "a\\",
                    "\0",
                    "base.vhd",
                    "leaf.vhdx",
                    "00000000-0000-0000-0000-000000000000",
                    "+1000000000-12-31T23:59:59.999999999Z");

    private final Specimen specimen;
    private final SplittableRandom random;

    Mutations(Specimen specimen, SplittableRandom random) {
        this.specimen = specimen;
        this.random = random;
    }

    Mutant next() throws IOException {
        Structure structure = any(specimen.structures());
        RawFile file = new RawFile(specimen.storage(), structure.file(), ByteOrder.BIG_ENDIAN);
        long size = file.size();
        List<Patch> patches = new ArrayList<>();
        if (random.nextInt(12) == 0) return resized(structure, size, patches);
        byte[] bytes = file.bytes(structure.copies().getFirst(), structure.length());
        int rounds = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(3);
        boolean isText = structure.seal() == Seal.LAST_LINE;
        for (int i = 0; i < rounds; i++) {
            if (isText && random.nextBoolean()) bytes = line(bytes);
            else change(structure, bytes, size);
        }
        boolean repaired = random.nextBoolean();
        if (repaired) bytes = structure.seal().repaired(bytes);
        boolean alike = random.nextBoolean();
        for (long copy : alike ? structure.copies() : structure.copies().subList(0, 1)) {
            patches.add(new Patch(copy, bytes));
        }
        if (isText) size = bytes.length;
        if (random.nextInt(40) == 0) return resized(structure, size, patches);
        return new Mutant(structure.name(), structure.file(), size, patches);
    }

    private void change(Structure structure, byte[] bytes, long fileSize) throws IOException {
        switch (random.nextInt(8)) {
            case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 1, 2, 3 -> number(structure, bytes, fileSize);
            case 4 -> swap(bytes);
            case 5 -> fill(bytes);
            case 6 -> otherField(structure, bytes);
            default -> graft(bytes);
        }
    }

    /// A line of a text gets another value, goes, or stands twice.
    private byte[] line(byte[] text) {
        List<String> lines = new ArrayList<>(new String(text, ISO_8859_1).lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int gap = line.indexOf(' ');
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.set(at, lines.get(random.nextInt(lines.size())));
            default -> lines.set(at, line.substring(0, gap + 1) + any(VALUES));
        }
        return (String.join("\n", lines) + "\n").getBytes(ISO_8859_1);
    }

    /// A number becomes one at a limit, or near to what it was.
    private void number(Structure structure, byte[] bytes, long fileSize) {
        if (structure.fields().isEmpty()) {
            fill(bytes);
            return;
        }
        Field field = any(structure.fields());
        if (field.at() + field.size() > bytes.length) return;
        ByteOrder order =
                structure.name().startsWith("VHDX")
                        ? ByteOrder.LITTLE_ENDIAN
                        : ByteOrder.BIG_ENDIAN;
        put(bytes, field, order, limit(get(bytes, field, order), field.size(), fileSize));
    }

    private long limit(long value, int size, long fileSize) {
        long top = 1L << (size * 8 - 1);
        return switch (random.nextInt(16)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> -1;
            case 3 -> top;
            case 4 -> top - 1;
            case 5 -> value + 1;
            case 6 -> value - 1;
            case 7 -> value << 1 + random.nextInt(8);
            case 8 -> value >>> 1 + random.nextInt(8);
            case 9 -> 1L << random.nextInt(64);
            case 10 -> -(1L << random.nextInt(64));
            case 11 -> fileSize / (random.nextBoolean() ? 1 : 512);
            case 12 -> value + (1L << 20) * (random.nextInt(9) - 4);
            case 13 -> value ^ random.nextInt(8);
            case 14 -> random.nextInt(1 << 16);
            default -> random.nextLong();
        };
    }

    private static long get(byte[] bytes, Field field, ByteOrder order) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
        return switch (field.size()) {
            case 1 -> in.get(field.at());
            case 2 -> in.getShort(field.at());
            case 4 -> in.getInt(field.at());
            default -> in.getLong(field.at());
        };
    }

    private static void put(byte[] bytes, Field field, ByteOrder order, long value) {
        ByteBuffer out = ByteBuffer.wrap(bytes).order(order);
        switch (field.size()) {
            case 1 -> out.put(field.at(), (byte) value);
            case 2 -> out.putShort(field.at(), (short) value);
            case 4 -> out.putInt(field.at(), (int) value);
            default -> out.putLong(field.at(), value);
        }
    }

    private void swap(byte[] bytes) {
        int length = 1 + random.nextInt(Math.min(LONGEST_RUN, bytes.length));
        int one = random.nextInt(bytes.length - length + 1);
        int other = random.nextInt(bytes.length - length + 1);
        byte[] kept = Arrays.copyOfRange(bytes, one, one + length);
        System.arraycopy(bytes, other, bytes, one, length);
        System.arraycopy(kept, 0, bytes, other, length);
    }

    private void fill(byte[] bytes) {
        int length = 1 + random.nextInt(Math.min(LONGEST_RUN, bytes.length));
        int from = random.nextInt(bytes.length - length + 1);
        int what = random.nextInt(4);
        for (int i = from; i < from + length; i++) {
            bytes[i] = (byte) (what == 0 ? 0 : what == 1 ? 0xff : random.nextInt());
        }
    }

    /// A number is given the value of another one: two blocks at one place, two equal names.
    private void otherField(Structure structure, byte[] bytes) {
        if (structure.fields().isEmpty()) return;
        Field from = any(structure.fields());
        Field to = any(structure.fields());
        int length = Math.min(from.size(), to.size());
        if (Math.max(from.at(), to.at()) + length > bytes.length) return;
        System.arraycopy(bytes, from.at(), bytes, to.at(), length);
    }

    /// Bytes of another structure of the specimen.
    private void graft(byte[] bytes) throws IOException {
        Structure donor = any(specimen.structures());
        int most = Math.min(bytes.length, donor.length());
        int length = random.nextInt(4) == 0 ? most : 1 + random.nextInt(most);
        byte[] taken =
                new RawFile(specimen.storage(), donor.file(), ByteOrder.BIG_ENDIAN)
                        .bytes(donor.copies().getFirst(), donor.length());
        int from = random.nextInt(donor.length() - length + 1);
        int to = random.nextInt(bytes.length - length + 1);
        System.arraycopy(taken, from, bytes, to, length);
    }

    private Mutant resized(Structure near, long size, List<Patch> patches) {
        long at = near.copies().getFirst() + random.nextInt(near.length() + 1);
        long[] sizes = {
            at,
            near.copies().getFirst(),
            random.nextLong(size + 1),
            size - 1 - random.nextInt((int) Math.min(size, 4096)),
            size + 1 + random.nextInt(1024),
            size + random.nextInt(LONGEST_TAIL),
            size / 2
        };
        long wanted = Math.max(0, sizes[random.nextInt(sizes.length)]);
        byte[] tail = new byte[512];
        random.nextBytes(tail);
        if (random.nextBoolean()) patches.add(new Patch(Math.max(0, wanted - tail.length), tail));
        String name = near.name().startsWith("journal") ? near.name() : "file size";
        return new Mutant(name, near.file(), wanted, patches);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
