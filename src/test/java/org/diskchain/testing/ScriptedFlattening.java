package org.diskchain.testing;

import org.diskchain.run.FlatResult;
import org.diskchain.ui.work.FlatDisk;
import org.diskchain.ui.work.Flattening;
import org.diskchain.work.Progress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Makes no disk, and notes which it should have made.
public final class ScriptedFlattening implements Flattening {
    public static final String SHA =
            "9f4c1d07a6e23b58c0d94f7712ab8e305d6617fc2a90b4e1837cd5509ef2a6b1";

    public final List<FlatDisk> made = new ArrayList<>();

    @Override
    public FlatResult run(FlatDisk disk, List<Path> places, Progress progress) {
        made.add(disk);
        return new FlatResult(
                disk.disk(), disk.out(), 3L << 30, 4L << 30, SHA, true, Duration.ofSeconds(67));
    }
}
