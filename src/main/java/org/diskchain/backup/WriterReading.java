package org.diskchain.backup;

import org.diskchain.bytes.Guid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a Writer Metadata Document, element by element.
///
/// ```
/// WRITER_METADATA
///   IDENTIFICATION
///   BACKUP_LOCATIONS
///     FILE_GROUP | DATABASE
///       FILE_LIST | DATABASE_FILES | DATABASE_LOGFILES
///     EXCLUDE_FILES
///     EXCLUDE_FILES_FROM_SNAPSHOT      about the snapshot, not about what is copied
/// ```
final class WriterReading implements XmlElements.Listener {
    static final String ROOT = "WRITER_METADATA";
    static final String NAMESPACE = "x-schema:#VssWriterMetadataInfo";

    private static final String IDENTIFICATION = "IDENTIFICATION";
    private static final String LOCATIONS = "BACKUP_LOCATIONS";
    static final String EXCLUDED = "EXCLUDE_FILES";
    private static final Set<String> COMPONENTS = Set.of("FILE_GROUP", "DATABASE");
    private static final Set<String> FILES =
            Set.of("FILE_LIST", "DATABASE_FILES", "DATABASE_LOGFILES");
    private static final Set<String> KNOWN =
            Set.of(EXCLUDED, "EXCLUDE_FILES_FROM_SNAPSHOT", "FILE_GROUP", "DATABASE");
    private static final int SECTION_LEVEL = 2;
    private static final int COMPONENT_LEVEL = 3;
    private static final int FILES_LEVEL = 4;

    private final Kept kept;
    private final List<WriterMetadata.Component> components = new ArrayList<>();
    private final List<FileSpec> excluded = new ArrayList<>();
    private final List<RawElement> notUnderstood = new ArrayList<>();
    private BackupSchema schema = BackupSchema.NONE;
    private Guid instance = Guid.ZERO;
    private Guid id = Guid.ZERO;
    private String name = "";
    private RawElement component;
    private List<FileSet> files = new ArrayList<>();

    WriterReading(Kept kept) {
        this.kept = kept;
    }

    @Override
    public void begin(List<String> path, String namespace, RawElement element) throws IOException {
        if (path.size() == 1) {
            schema = ComponentsReading.schema(element);
        } else if (path.size() == SECTION_LEVEL && element.name().equals(IDENTIFICATION)) {
            instance = ComponentsReading.guid(element, "instanceId");
            id = ComponentsReading.guid(element, "writerId");
            name = kept.text(element.get("friendlyName", ""));
        } else if (path.size() > SECTION_LEVEL && path.get(1).equals(LOCATIONS)) {
            location(path, element);
        }
    }

    private void location(List<String> path, RawElement element) throws IOException {
        if (path.size() == COMPONENT_LEVEL) {
            boolean isComponent = COMPONENTS.contains(element.name());
            component = isComponent ? kept.declared(element) : null;
            files = new ArrayList<>();
            boolean exclusion = element.name().equals(EXCLUDED);
            boolean readable = isReadable(element);
            if (exclusion && readable) excluded.add(kept.spec(element));
            if (exclusion && !readable || !KNOWN.contains(element.name())) keepUnknown(element);
        } else if (path.size() == FILES_LEVEL && component != null) {
            if (FILES.contains(element.name()) && isReadable(element)) files.add(fileSet(element));
            else keepUnknown(element);
        }
    }

    private static boolean isReadable(RawElement element) {
        return types(element).isPresent() && YesNo.of(element.get("recursive", "no")).isPresent();
    }

    private void keepUnknown(RawElement element) throws IOException {
        if (element.mayNameFiles()) notUnderstood.add(kept.entry(element.name(), element));
    }

    private FileSet fileSet(RawElement element) throws IOException {
        String alternate = element.get(AssumedName.ALTERNATE_PATH.spelling(), "");
        return new FileSet(
                kept.spec(element), types(element).orElse(FileSet.ALL_TYPES), kept.text(alternate));
    }

    /// The mask, decimal; empty where it is no number.
    private static Optional<Integer> types(RawElement element) {
        String decimal = element.get("filespecBackupType");
        if (decimal == null) return Optional.of(FileSet.ALL_TYPES);
        try {
            return Optional.of(Integer.parseUnsignedInt(decimal));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    @Override
    public void end(List<String> path) {
        if (path.size() != COMPONENT_LEVEL || component == null) return;
        components.add(
                new WriterMetadata.Component(
                        component.get("componentName", ""),
                        component.get("logicalPath", ""),
                        files));
        component = null;
    }

    WriterMetadata read() {
        return new WriterMetadata(instance, id, name, schema, components, excluded, notUnderstood);
    }
}
