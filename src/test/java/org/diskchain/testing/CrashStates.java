package org.diskchain.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// All that power cuts could have left of a recorded run: the power is cut before every event, and
/// at the end. What was not synced by then is kept, lost, reordered, or torn at sector boundaries;
/// lengths and names are durable before the data or after it, or not at all.
public final class CrashStates {
    private final CrashRecorder run;
    private final List<CrashEvent> events;
    private final long seed;
    private final int tries;
    private final Map<String, UnsyncedFile> files = new HashMap<>();
    private UnsyncedNames names;

    /// Looks at what a power cut left.
    @FunctionalInterface
    public interface Check {
        /// @return whether to go on
        boolean accept(CrashState left) throws Exception;
    }

    /// @param tries random states for each moment at which something is uncertain, besides the
    ///   plain ones
    public CrashStates(CrashRecorder run, long seed, int tries) {
        this.run = run;
        this.events = run.events();
        this.seed = seed;
        this.tries = tries;
    }

    /// Hands over one state after another, as long as the check wants more.
    public void forEach(Check check) throws Exception {
        start();
        for (int cut = 0; cut <= events.size(); cut++) {
            if (!at(cut, check)) return;
            if (cut < events.size()) happens(events.get(cut));
        }
    }

    private void start() {
        files.clear();
        Map<Path, String> keys = new TreeMap<>();
        run.first()
                .contents()
                .forEach(
                        (path, content) -> {
                            keys.put(path, content.key());
                            files.put(content.key(), new UnsyncedFile(content));
                        });
        names = new UnsyncedNames(keys);
    }

    private void happens(CrashEvent event) {
        switch (event) {
            case CrashEvent.OfFile change -> files.get(change.file()).add(change);
            case CrashEvent.Force(var file) -> files.get(file).force();
            case CrashEvent.Create create -> {
                files.put(create.content().key(), new UnsyncedFile(create.content()));
                names.add(create);
            }
            case CrashEvent.OfName change -> names.add(change);
            case CrashEvent.Sync(var folder) -> names.sync(folder);
        }
    }

    private boolean at(int cut, Check check) throws Exception {
        if (!check.accept(state(cut, "kept", names.kept(), UnsyncedFile::kept))) return false;
        boolean certain = names.isCertain();
        for (UnsyncedFile file : files.values()) certain &= file.isCertain();
        if (certain) return true;
        for (CrashState plain : plain(cut)) if (!check.accept(plain)) return false;
        for (int i = 0; i < tries; i++) {
            RandomGenerator random = new SplittableRandom(seed * 1_000_003 + cut * 1009L + i);
            CrashState some = state(cut, "try " + i, names.some(random), f -> f.some(random));
            if (!check.accept(some)) return false;
        }
        return true;
    }

    private List<CrashState> plain(int cut) {
        List<CrashState> plain = new ArrayList<>();
        plain.add(state(cut, "lost", names.lost(), UnsyncedFile::lost));
        plain.add(state(cut, "names only", names.kept(), UnsyncedFile::lost));
        plain.add(state(cut, "data only", names.lost(), UnsyncedFile::kept));
        plain.add(state(cut, "lengths only", names.kept(), UnsyncedFile::lengthOnly));
        plain.add(state(cut, "old lengths", names.kept(), UnsyncedFile::dataOnly));
        return plain;
    }

    private CrashState state(
            int cut,
            String how,
            Map<Path, String> named,
            Function<UnsyncedFile, MemoryContent> content) {
        Map<Path, MemoryContent> left = new TreeMap<>();
        named.forEach((path, key) -> left.put(path, content.apply(files.get(key))));
        String text = "cut %d of %d, %s, seed %d".formatted(cut, events.size(), how, seed);
        return new CrashState(run.first(), left, text);
    }
}
