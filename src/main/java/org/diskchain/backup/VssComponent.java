package org.diskchain.backup;

import org.diskchain.bytes.Guid;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A component that was included in a backup, as the components document holds it.
///
/// @param writer the instance of the writer; zero where none is recorded
/// @param type as it stands, for instance `filegroup`
/// @param logicalPath may be empty
/// @param backupStamp private to the writer: shown, never read
/// @param differenced elements that are differenced files, or look as if they were
/// @param notUnderstood all else that is in it
public record VssComponent(
        Guid writer,
        String name,
        String type,
        String logicalPath,
        String backupStamp,
        List<RawElement> differenced,
        List<PartialFile> partialFiles,
        List<RawElement> notUnderstood) {
    public VssComponent {
        differenced = List.copyOf(differenced);
        partialFiles = List.copyOf(partialFiles);
        notUnderstood = List.copyOf(notUnderstood);
    }

    /// Logical path and name, joined by `\`.
    public String fullPath() {
        return logicalPath.isEmpty() ? name : logicalPath + "\\" + name;
    }

    /// How many file *specifications*, not files, are recorded
    /// (`IVssComponent::GetDifferencedFilesCount`).
    public int differencedFilesCount() {
        return differenced.size();
    }

    /// One specification (`IVssComponent::GetDifferencedFile`).
    ///
    /// @throws VssException `E_INVALIDARG` for a negative index, `VSS_E_OBJECT_NOT_FOUND` for one
    ///   past the last, `VSS_E_INVALID_XML_DOCUMENT` where this very entry cannot be read; the
    ///   others can be, all the same
    public DifferencedFile differencedFile(int index) throws VssException {
        if (index < 0) throw new VssException(HResult.E_INVALIDARG, "index " + index);
        if (index >= differenced.size()) {
            throw new VssException(HResult.VSS_E_OBJECT_NOT_FOUND, "index " + index);
        }
        RawElement raw = differenced.get(index);
        return read(index, raw)
                .orElseThrow(
                        () -> new VssException(HResult.VSS_E_INVALID_XML_DOCUMENT, raw.toString()));
    }

    /// The entries that can be read.
    List<DifferencedFile> readable() {
        return IntStream.range(0, differenced.size())
                .mapToObj(index -> read(index, differenced.get(index)))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Whether something in it that is not understood might name a file, so that nothing may be
    /// concluded from a file not being named.
    boolean mayHideFiles() {
        return readable().size() < differenced.size()
                || notUnderstood.stream().anyMatch(RawElement::mayNameFiles);
    }

    private static Optional<DifferencedFile> read(int index, RawElement raw) {
        String path = raw.get(AssumedName.PATH.spelling());
        String filespec = raw.get(AssumedName.FILESPEC.spelling());
        Optional<Boolean> recursive = YesNo.of(raw.get(AssumedName.RECURSIVE.spelling(), "no"));
        Optional<Filetime> time =
                Filetime.parse(raw.get(AssumedName.LAST_MODIFY_TIME.spelling(), ""));
        boolean known = AssumedName.DIFFERENCED_FILE.is(raw.name());
        if (!known || path == null || filespec == null) return Optional.empty();
        if (recursive.isEmpty() || time.isEmpty()) return Optional.empty();
        FileSpec spec = new FileSpec(path, filespec, recursive.get());
        String lsn = raw.get(AssumedName.LSN.spelling(), "");
        return Optional.of(new DifferencedFile(index, spec, lsn, time.get(), raw));
    }
}
