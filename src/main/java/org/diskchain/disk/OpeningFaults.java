package org.diskchain.disk;

import org.diskchain.format.MalformedException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The faults met while an image file is opened. One that forbids reading ends the opening; the
/// others are collected.
final class OpeningFaults {
    private final Path disk;
    private final List<Fault> faults = new ArrayList<>();

    /// A check of a codec.
    @FunctionalInterface
    interface Check {
        void run() throws MalformedException;
    }

    OpeningFaults(Path disk) {
        this.disk = disk;
    }

    /// Runs a check of the structure at `base` in the file; says whether it held.
    ///
    /// @throws DamagedDiskException if it did not, and `code` forbids reading
    boolean holds(FaultCode code, long base, Check check) throws DamagedDiskException {
        try {
            check.run();
            return true;
        } catch (MalformedException e) {
            add(ImageFile.fault(code, base, e));
            return false;
        }
    }

    void add(Fault fault) throws DamagedDiskException {
        if (fault.code().consequence() == FaultCode.Consequence.NO_READ) {
            throw new DamagedDiskException(disk, fault);
        }
        faults.add(fault);
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }
}
