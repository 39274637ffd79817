package org.diskchain.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Examines mutants, and tells of each that something is wrong with. Runs in a JVM of its own with
/// a small heap; ends with 0 where nothing was found.
///
/// Arguments: how many mutants, and the seed of the first; the others count on from there.
final class Fuzzing {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);
    private static final long GIVEN_UP = TimeUnit.SECONDS.toNanos(60);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int THREADS = 2;
    private static final int MOST_TOLD = 20;
    private static final long DONE = -1; // in place of a seed

    private final List<Specimen> specimens;
    private final long first;
    private final long count;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    private final Counts structures = new Counts();
    private final Counts outcomes = new Counts();

    private Fuzzing(List<Specimen> specimens, long first, long count) {
        this.specimens = specimens;
        this.first = first;
        this.count = count;
    }

    public static void main(String[] arguments) throws Exception {
        long count = Long.parseLong(arguments[0]);
        long first = Long.parseLong(arguments[1]);
        System.exit(new Fuzzing(Specimens.all(), first, count).run() ? 0 : 1);
    }

    private boolean run() throws InterruptedException {
        long start = System.nanoTime();
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) workers.add(new Worker());
        for (Worker worker : workers) worker.start();
        for (Worker worker : workers) {
            while (!worker.join(LOOK)) {
                workers.forEach(Worker::requireAlive);
            }
        }
        tell(System.nanoTime() - start);
        return failures.get() == 0;
    }

    private void fail(long seed, Throwable wrong) {
        failures.incrementAndGet();
        synchronized (System.out) {
            System.out.println("seed " + seed);
            wrong.printStackTrace(System.out);
        }
    }

    private void tell(long nanos) {
        System.out.println(structures);
        System.out.println(outcomes);
        System.out.printf(
                "%d mutants (seeds from %d) in %d s, the slowest in %d ms, heap %d MiB: %d wrong%n",
                structures.total(),
                first,
                TimeUnit.NANOSECONDS.toSeconds(nanos),
                TimeUnit.NANOSECONDS.toMillis(slowest.get()),
                Runtime.getRuntime().maxMemory() >> 20,
                failures.get());
    }

    /// Takes one number after the other.
    private final class Worker extends Thread {
        private volatile long seed;
        private volatile long begun = System.nanoTime();

        @Override
        public void run() {
            long taken = next.getAndIncrement();
            while (taken < count && failures.get() < MOST_TOLD) {
                examine(first + taken);
                taken = next.getAndIncrement();
            }
            seed = DONE;
        }

        private void examine(long number) {
            long duration = timed(number, structures);
            // the machine may have been busy: only who is slow twice is slow
            if (duration > LONGEST) duration = Math.min(duration, timed(number, new Counts()));
            if (duration > LONGEST) fail(number, new AssertionError("slow"));
            slowest.accumulateAndGet(duration, Math::max);
        }

        private long timed(long number, Counts counts) {
            begun = System.nanoTime();
            seed = number;
            SplittableRandom random = new SplittableRandom(number);
            Specimen specimen = specimens.get(random.nextInt(specimens.size()));
            String what = specimen.name();
            try {
                Mutant mutant = new Mutations(specimen, random).next();
                what += ": " + mutant.structure();
                counts.count(mutant.structure());
                new Examination(specimen, mutant, random, outcomes).run();
            } catch (Throwable wrong) { // at the top of the thread; errors are what is looked for
                fail(number, new AssertionError(what, wrong));
            }
            return System.nanoTime() - begun;
        }

        /// Ends the program where a mutant holds it up for good.
        void requireAlive() {
            if (seed == DONE || System.nanoTime() - begun < GIVEN_UP) return;
            System.out.println("seed " + seed + " hangs");
            for (StackTraceElement frame : getStackTrace()) System.out.println("  at " + frame);
            Runtime.getRuntime().halt(2);
        }
    }
}
