package org.diskchain.backup;

import org.diskchain.backup.SpecEntry.Kind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Every specification of a backup's documents, joined to the components of the backup.
///
/// The components document holds only what was included by name: components of a writer's document
/// whose logical path is an included component, or lies below it, belong to that one.
final class SpecCatalogue {
    private static final int DEEPEST_PATH = 64;

    private final VssSet set;
    private final SpecPaths paths;
    private final List<VssComponent> components = new ArrayList<>();
    private final Map<VssComponent, Owner> owners = new IdentityHashMap<>();
    private final Map<Owner, List<VssComponent>> included = new HashMap<>();
    private final SpecIndex index = new SpecIndex();
    private final SpecIndex partial = new SpecIndex();

    SpecCatalogue(VssSet set, Variables variables) {
        this.set = set;
        paths = new SpecPaths(variables);
        set.components().ifPresent(document -> document.writers().forEach(this::addIncluded));
        set.writers().forEach(this::addDeclared);
    }

    SpecIndex index() {
        return index;
    }

    /// The partial files alone.
    SpecIndex partial() {
        return partial;
    }

    /// A component of the backup, by its writer and path.
    Owner owner(VssComponent component) {
        return owners.get(component);
    }

    /// All of the backup, in the document's order.
    Collection<VssComponent> components() {
        return components;
    }

    SpecPath path(FileSpec spec) {
        return paths.of(spec);
    }

    private void addIncluded(BackupComponents.Writer writer) {
        String name = set.writerName(writer);
        for (VssComponent component : writer.components()) {
            String path = component.fullPath();
            Owner owner = new Owner(writer.instance(), WindowsPath.upper(path));
            components.add(component);
            owners.put(component, owner);
            included.computeIfAbsent(owner, _ -> new ArrayList<>(1)).add(component);
            for (DifferencedFile file : component.readable()) {
                SpecEntry entry =
                        new SpecEntry(Kind.DIFFERENCED, name, path, file.index(), file.spec());
                index.add(entry(entry, owner, component, file.lastModifyTime()));
            }
            int place = 0;
            for (PartialFile file : component.partialFiles()) {
                SpecEntry entry = new SpecEntry(Kind.PARTIAL, name, path, place++, file.spec());
                Located located = entry(entry, owner, component, null);
                index.add(located);
                partial.add(located);
            }
        }
    }

    private Located entry(SpecEntry entry, Owner owner, VssComponent component, Filetime time) {
        SpecPath path = paths.of(entry.spec());
        return new Located(entry, path, owner.writer(), owner, component, true, null, time);
    }

    private void addDeclared(WriterMetadata writer) {
        int place = 0;
        for (WriterMetadata.Component component : writer.components()) {
            String path = component.fullPath();
            Owner owner = new Owner(writer.instance(), WindowsPath.upper(path));
            boolean isIncluded = !including(owner).isEmpty();
            for (FileSet files : component.files()) {
                SpecEntry entry =
                        new SpecEntry(Kind.FILE_SET, writer.name(), path, place++, files.spec());
                index.add(
                        new Located(
                                entry,
                                paths.of(files.spec()),
                                writer.instance(),
                                owner,
                                null,
                                isIncluded,
                                files,
                                null));
            }
        }
        int excluded = 0;
        for (FileSpec spec : writer.excluded()) {
            SpecEntry entry = new SpecEntry(Kind.EXCLUSION, writer.name(), "", excluded++, spec);
            index.add(
                    new Located(
                            entry,
                            paths.of(spec),
                            writer.instance(),
                            null,
                            null,
                            false,
                            null,
                            null));
        }
    }

    /// The included components that are this one or above it.
    List<VssComponent> including(Owner owner) {
        List<VssComponent> found = new ArrayList<>();
        String path = owner.path();
        for (int level = 0; level < DEEPEST_PATH && !path.isEmpty(); level++) {
            found.addAll(included.getOrDefault(new Owner(owner.writer(), path), List.of()));
            path = path.substring(0, Math.max(0, path.lastIndexOf('\\')));
        }
        return found;
    }
}
