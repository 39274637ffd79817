package org.diskchain.backup;

import org.diskchain.backup.SpecEntry.Kind;
import org.diskchain.bytes.Guid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every specification of a backup's documents, joined to the components of the backup.
///
/// The components document holds only what was included by name: components of a writer's document
/// whose logical path is an included component, or lies below it, belong to that one.
final class SpecCatalogue {
    private static final int DEEPEST_PATH = 64;

    private final VssSet set;
    private final Variables variables;
    private final Map<Guid, Map<String, List<VssComponent>>> included = new HashMap<>();
    private final SpecIndex index = new SpecIndex();
    private final List<Located> partial = new ArrayList<>();

    SpecCatalogue(VssSet set, Variables variables) {
        this.set = set;
        this.variables = variables;
        set.components().ifPresent(document -> document.writers().forEach(this::addIncluded));
        set.writers().forEach(this::addDeclared);
    }

    SpecIndex index() {
        return index;
    }

    List<Located> partial() {
        return partial;
    }

    private void addIncluded(BackupComponents.Writer writer) {
        String name = set.writerName(writer);
        for (VssComponent component : writer.components()) {
            included.computeIfAbsent(writer.instance(), _ -> new HashMap<>())
                    .computeIfAbsent(
                            WindowsPath.upper(component.fullPath()), _ -> new ArrayList<>())
                    .add(component);
            List<VssComponent> owners = List.of(component);
            for (DifferencedFile file : component.readable()) {
                SpecEntry entry =
                        new SpecEntry(
                                Kind.DIFFERENCED,
                                name,
                                component.fullPath(),
                                file.index(),
                                file.spec());
                index.add(located(entry, writer.instance(), owners, null, file.lastModifyTime()));
            }
            addPartial(name, writer, component);
        }
    }

    private void addPartial(String name, BackupComponents.Writer writer, VssComponent component) {
        int place = 0;
        for (PartialFile file : component.partialFiles()) {
            String path = component.fullPath();
            SpecEntry entry = new SpecEntry(Kind.PARTIAL, name, path, place++, file.spec());
            Located located = located(entry, writer.instance(), List.of(component), null, null);
            index.add(located);
            partial.add(located);
        }
    }

    private void addDeclared(WriterMetadata writer) {
        int place = 0;
        for (WriterMetadata.Component component : writer.components()) {
            List<VssComponent> owners = owners(writer.instance(), component.fullPath());
            for (FileSet files : component.files()) {
                SpecEntry entry =
                        new SpecEntry(
                                Kind.FILE_SET,
                                writer.name(),
                                component.fullPath(),
                                place++,
                                files.spec());
                index.add(located(entry, writer.instance(), owners, files, null));
            }
        }
        int excluded = 0;
        for (FileSpec spec : writer.excluded()) {
            SpecEntry entry = new SpecEntry(Kind.EXCLUSION, writer.name(), "", excluded++, spec);
            index.add(located(entry, writer.instance(), List.of(), null, null));
        }
    }

    private Located located(
            SpecEntry entry, Guid writer, List<VssComponent> owners, FileSet files, Filetime time) {
        SpecPath path = SpecPath.of(entry.spec(), variables);
        return new Located(entry, path, writer, owners, files, time);
    }

    /// The included components that are this one or above it. Names are compared whole: `DB10` is
    /// no part of `DB1`.
    private List<VssComponent> owners(Guid writer, String fullPath) {
        Map<String, List<VssComponent>> candidates = included.getOrDefault(writer, Map.of());
        List<VssComponent> owners = new ArrayList<>();
        String path = WindowsPath.upper(fullPath);
        for (int level = 0; level < DEEPEST_PATH && !path.isEmpty(); level++) {
            owners.addAll(candidates.getOrDefault(path, List.of()));
            int cut = path.lastIndexOf('\\');
            path = cut < 0 ? "" : path.substring(0, cut);
        }
        return List.copyOf(owners);
    }
}
