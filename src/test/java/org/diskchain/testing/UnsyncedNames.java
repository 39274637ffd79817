package org.diskchain.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// The names of all files at one moment, by key: those that are certain, and what was done since.
final class UnsyncedNames {
    private final List<CrashEvent.OfName> pending = new ArrayList<>();
    private final Map<Path, String> durable;
    private final Map<Path, String> kept;
    private final Map<CrashEvent.OfName, String> keys = new IdentityHashMap<>();

    UnsyncedNames(Map<Path, String> durable) {
        this.durable = new TreeMap<>(durable);
        this.kept = new TreeMap<>(durable);
    }

    boolean isCertain() {
        return pending.isEmpty();
    }

    void add(CrashEvent.OfName event) {
        String key =
                switch (event) {
                    case CrashEvent.Create(_, var content) -> content.key();
                    case CrashEvent.Rename(var from, _) -> kept.get(from);
                    case CrashEvent.Delete(var path) -> kept.get(path);
                };
        keys.put(event, key);
        pending.add(event);
        apply(event, kept);
    }

    void sync(Path folder) {
        for (CrashEvent.OfName event : pending) {
            if (event.folder().equals(folder)) apply(event, durable);
        }
        pending.removeIf(event -> event.folder().equals(folder));
    }

    Map<Path, String> lost() {
        return durable;
    }

    Map<Path, String> kept() {
        return kept;
    }

    /// Some of what happened, from the start on or here and there. A rename may have given the new
    /// name and not yet taken the old one.
    Map<Path, String> some(RandomGenerator random) {
        if (pending.isEmpty()) return durable;
        Map<Path, String> names = new TreeMap<>(durable);
        boolean inOrder = random.nextBoolean();
        int last = random.nextInt(pending.size() + 1);
        for (int i = 0; i < pending.size(); i++) {
            if (inOrder ? i >= last : random.nextBoolean()) continue;
            CrashEvent.OfName event = pending.get(i);
            boolean half = event instanceof CrashEvent.Rename && random.nextInt(4) == 0;
            if (half) names.put(((CrashEvent.Rename) event).to(), keys.get(event));
            else apply(event, names);
        }
        return names;
    }

    private void apply(CrashEvent.OfName event, Map<Path, String> names) {
        switch (event) {
            case CrashEvent.Create(var path, _) -> names.put(path, keys.get(event));
            case CrashEvent.Delete(var path) -> names.remove(path);
            case CrashEvent.Rename(var from, var to) -> {
                names.remove(from);
                names.put(to, keys.get(event));
            }
        }
    }
}
