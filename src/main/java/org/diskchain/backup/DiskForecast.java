package org.diskchain.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the next backup does with one disk's file: a forecast that holds only if that backup
/// declares what the document declares.
///
/// @param paths on the machine that was backed up, as the rules give them
/// @param readings where the time of a differenced file decides
public record DiskForecast(
        Path disk,
        List<WindowsPath> paths,
        Verdict verdict,
        Optional<Readings> readings,
        List<ForecastReason> reasons) {
    public DiskForecast {
        paths = List.copyOf(paths);
        reasons = List.copyOf(reasons);
    }
}
