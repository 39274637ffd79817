package org.diskchain.backup;

import org.diskchain.bytes.Guid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads a Backup Components Document, element by element.
///
/// ```
/// BACKUP_COMPONENTS
///   WRITER_COMPONENTS
///     COMPONENT
///       BACKUP_METADATA                       private to the writer
///       (DIFFERENCED_FILES) DIFFERENCED_FILE  assumed
///       (PARTIAL_FILES) PARTIAL_FILE          assumed
///       anything else                         kept as it stands
///   SNAPSHOT_SET_DESCRIPTION …                of no meaning here
/// ```
final class ComponentsReading implements XmlElements.Listener {
    static final String ROOT = "BACKUP_COMPONENTS";
    static final String NAMESPACE = "x-schema:#VssComponentMetadata";

    private static final String WRITER = "WRITER_COMPONENTS";
    private static final String COMPONENT = "COMPONENT";
    private static final String METADATA = "BACKUP_METADATA";
    private static final int WRITER_LEVEL = 2;
    private static final int COMPONENT_LEVEL = 3;

    private final Kept kept;
    private final List<BackupComponents.Writer> writers = new ArrayList<>();
    private RawElement root;
    private RawElement writer;
    private RawElement component;
    private List<VssComponent> components = new ArrayList<>();
    private List<RawElement> differenced = new ArrayList<>();
    private List<PartialFile> partialFiles = new ArrayList<>();
    private List<RawElement> notUnderstood = new ArrayList<>();
    private List<RawElement> besideComponents = new ArrayList<>();

    ComponentsReading(Kept kept) {
        this.kept = kept;
    }

    @Override
    public void begin(List<String> path, String namespace, RawElement element) throws IOException {
        if (path.size() == 1) {
            root = element;
        } else if (path.size() == WRITER_LEVEL) {
            writer = element.name().equals(WRITER) ? kept.writer(element) : null;
            components = new ArrayList<>();
            besideComponents = new ArrayList<>();
        } else if (writer != null && path.size() == COMPONENT_LEVEL) {
            component = element.name().equals(COMPONENT) ? kept.component(element) : null;
            differenced = new ArrayList<>();
            partialFiles = new ArrayList<>();
            notUnderstood = new ArrayList<>();
            beside(path, element);
        } else if (writer != null && component != null) {
            within(path.subList(COMPONENT_LEVEL, path.size()), element);
        } else if (writer != null) {
            beside(path, element);
        }
    }

    /// What a writer has besides its components, where it may be one or name files.
    private void beside(List<String> path, RawElement element) throws IOException {
        boolean matters = element.name().equals(COMPONENT) || element.mayNameFiles();
        if (component != null || !matters) return;
        String name = String.join("/", path.subList(WRITER_LEVEL, path.size()));
        besideComponents.add(kept.entry(name, element));
    }

    @Override
    public void text(List<String> path, String text) throws IOException {
        if (writer == null || component == null || path.contains(METADATA)) return;
        String name = String.join("/", path.subList(COMPONENT_LEVEL - 1, path.size()));
        notUnderstood.add(kept.entry(name, RawElement.text(name, text.strip())));
    }

    /// @param path from the component down
    private void within(List<String> path, RawElement element) throws IOException {
        boolean top = path.size() == 1;
        String parent = top ? "" : path.get(path.size() - 2);
        boolean wrapper = element.attributes().isEmpty() && top;
        if (METADATA.equals(path.getFirst())) return;
        if (wrapper && AssumedName.DIFFERENCED_FILES.is(element.name())) return;
        if (wrapper && AssumedName.PARTIAL_FILES.is(element.name())) return;
        if (isDifferenced(path, parent, element)) {
            differenced.add(kept.entry(element.name(), element));
        } else if (AssumedName.PARTIAL_FILE.is(element.name()) && isPartial(element)) {
            partialFiles.add(partial(element));
        } else {
            notUnderstood.add(kept.entry(String.join("/", path), element));
        }
    }

    /// What is called so, and whatever lies where differenced files are expected.
    private static boolean isDifferenced(List<String> path, String parent, RawElement element) {
        return AssumedName.DIFFERENCED_FILES.is(parent)
                || path.size() == 1 && AssumedName.looksDifferenced(element.name());
    }

    private static boolean isPartial(RawElement element) {
        String name = element.get(AssumedName.PARTIAL_NAME.spelling(), "");
        return element.get(AssumedName.PATH.spelling()) != null
                && !name.isEmpty()
                && !FileSpec.hasWildcards(name);
    }

    private PartialFile partial(RawElement element) throws IOException {
        RawElement raw = kept.entry(element.name(), element);
        String path = raw.get(AssumedName.PATH.spelling());
        String name = raw.get(AssumedName.PARTIAL_NAME.spelling());
        String ranges = raw.get(AssumedName.RANGES.spelling(), "");
        return new PartialFile(new FileSpec(path, name, false), ranges, raw);
    }

    @Override
    public void end(List<String> path) {
        if (writer == null) return;
        if (path.size() == COMPONENT_LEVEL && component != null) {
            components.add(component());
            component = null;
        } else if (path.size() == WRITER_LEVEL) {
            writers.add(writer());
            writer = null;
        }
    }

    private VssComponent component() {
        return new VssComponent(
                guid(writer, "instanceId"),
                component.get("componentName", ""),
                component.get("componentType", ""),
                component.get("logicalPath", ""),
                component.get("backupStamp", ""),
                differenced,
                partialFiles,
                notUnderstood);
    }

    private BackupComponents.Writer writer() {
        return new BackupComponents.Writer(
                guid(writer, "instanceId"),
                guid(writer, "writerId"),
                writer.get("instanceName", ""),
                schema(writer),
                components,
                besideComponents);
    }

    static Guid guid(RawElement element, String attribute) {
        return Guid.parse(element.get(attribute, "")).orElse(Guid.ZERO);
    }

    static BackupSchema schema(RawElement element) {
        return BackupSchema.parse(element.get("backupSchema", "0"));
    }

    BackupComponents read() {
        String type = root.get("backupType", "");
        return new BackupComponents(
                root.get("version", ""),
                BackupType.parse(type),
                type,
                guid(root, "snapshotSetId"),
                YesNo.of(root.get("selectComponents", "yes")).orElse(false),
                YesNo.of(root.get("partialFileSupport", "no")).orElse(false),
                writers);
    }
}
