package org.diskchain.backup;

import org.diskchain.bytes.Guid;

import java.util.List;

/// A Writer Metadata Document: what a writer can do, and which files its components are.
///
/// @param instance joins it to the components document
/// @param name as the writer calls itself
/// @param excluded files that file sets do not mean, whatever they match
public record WriterMetadata(
        Guid instance,
        Guid id,
        String name,
        BackupSchema schema,
        List<Component> components,
        List<FileSpec> excluded,
        List<RawElement> notUnderstood) {
    public WriterMetadata {
        components = List.copyOf(components);
        excluded = List.copyOf(excluded);
        notUnderstood = List.copyOf(notUnderstood);
    }

    /// A component that the writer offers, whether or not a backup includes it.
    public record Component(String name, String logicalPath, List<FileSet> files) {
        public Component {
            files = List.copyOf(files);
        }

        public String fullPath() {
            return logicalPath.isEmpty() ? name : logicalPath + "\\" + name;
        }
    }
}
