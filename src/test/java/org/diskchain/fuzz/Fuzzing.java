package org.diskchain.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Examines mutants, one after the other, and tells of each that something is wrong with. Runs in a
/// JVM of its own with a small heap; ends with 0 where nothing was found.
///
/// Arguments: how many mutants, and the seed of the first; the others count on from there.
final class Fuzzing {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);
    private static final long GIVEN_UP = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST_TOLD = 20;

    private final List<Specimen> specimens;
    private final Map<String, Long> counts = new TreeMap<>();
    private volatile long seed;
    private volatile long begun = System.nanoTime();
    private long slowest;
    private int failures;

    private Fuzzing(List<Specimen> specimens) {
        this.specimens = specimens;
    }

    public static void main(String[] arguments) throws Exception {
        long count = Long.parseLong(arguments[0]);
        long first = Long.parseLong(arguments[1]);
        Fuzzing fuzzing = new Fuzzing(Specimens.all());
        Thread.ofPlatform().daemon().start(fuzzing::watch);
        long start = System.nanoTime();
        for (long i = 0; i < count && fuzzing.failures < MOST_TOLD; i++) fuzzing.examine(first + i);
        fuzzing.tell(first, System.nanoTime() - start);
        System.exit(fuzzing.failures == 0 ? 0 : 1);
    }

    private void examine(long number) {
        long duration = timed(number);
        // the machine may have been busy: only who is slow twice is slow
        if (duration > LONGEST) duration = Math.min(duration, timed(number));
        if (duration > LONGEST) fail(number, new AssertionError("slow: " + duration / 1_000_000));
        slowest = Math.max(slowest, duration);
    }

    private long timed(long number) {
        begun = System.nanoTime();
        seed = number;
        long start = begun;
        SplittableRandom random = new SplittableRandom(number);
        Specimen specimen = specimens.get(random.nextInt(specimens.size()));
        String structure = "";
        try {
            Mutant mutant = new Mutations(specimen, random).next();
            structure = mutant.structure();
            counts.merge(structure, 1L, Long::sum);
            new Examination(specimen, mutant, random).run();
        } catch (Throwable wrong) { // at the top of the thread, errors are what is looked for
            fail(number, new AssertionError(specimen.name() + ": " + structure, wrong));
        }
        return System.nanoTime() - start;
    }

    private void fail(long number, Throwable wrong) {
        failures++;
        System.out.println("seed " + number);
        wrong.printStackTrace(System.out);
    }

    /// Ends the program where a mutant holds it up for good.
    private void watch() {
        try {
            while (System.nanoTime() - begun < GIVEN_UP) Thread.sleep(200);
        } catch (InterruptedException e) {
            return;
        }
        System.out.println("seed " + seed + " hangs");
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            for (StackTraceElement frame : stack) System.out.println("  at " + frame);
        }
        Runtime.getRuntime().halt(2);
    }

    private void tell(long first, long nanos) {
        List<String> parts = new ArrayList<>();
        counts.forEach((structure, count) -> parts.add(structure + " " + count));
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        System.out.println(String.join(", ", parts));
        System.out.printf(
                "%d mutants (seeds from %d) in %d s, the slowest in %d ms, heap %d MiB: %d wrong%n",
                total,
                first,
                TimeUnit.NANOSECONDS.toSeconds(nanos),
                TimeUnit.NANOSECONDS.toMillis(slowest),
                Runtime.getRuntime().maxMemory() >> 20,
                failures);
    }
}
