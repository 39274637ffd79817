package org.diskchain.ui.work;

import org.diskchain.ui.work.BackgroundWork.Job;

import java.util.Optional;

/// The engines that do what stands in Work.
public record Engines(Merges merges, Rebases rebases, Flattening flattening) {
    /// Goes on with what was begun, or begins it where nothing of it is left.
    Job<Optional<WorkResult>> goOn(WorkRow row) {
        return progress ->
                Optional.of(
                        switch (row.task()) {
                            case MergedLine line ->
                                    new WorkResult.Merged(
                                            merges.resume(line, row.places(), progress));
                            case MovedDisk disk ->
                                    new WorkResult.Moved(
                                            rebases.goOn(disk, row.places(), progress));
                            case FlatDisk disk ->
                                    new WorkResult.Flattened(
                                            flattening.run(disk, row.places(), progress));
                        });
    }

    /// Drops what was begun; it has no result.
    Job<Optional<WorkResult>> drop(WorkRow row) {
        return progress -> {
            switch (row.task()) {
                case MergedLine line -> merges.drop(line, row.places(), progress);
                case MovedDisk disk -> rebases.drop(disk, row.places(), progress);
                case FlatDisk _ -> {}
            }
            return Optional.empty();
        };
    }
}
