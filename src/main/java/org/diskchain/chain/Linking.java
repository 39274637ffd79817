package org.diskchain.chain;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.Leads.Lead;
import org.diskchain.chain.ParentState.Found;
import org.diskchain.disk.Format;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides for one child after another which of the scanned disks is its parent: the one that an
/// unfinished merge names, else the first match at a recorded path, else the nearest disk of the
/// recorded identity. Touches no file.
final class Linking {
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private final Map<String, ScannedDisk> disks;
    private final Map<String, Leads> leads;
    private final Identities identities;
    private final FoundJournals journals;

    /// What was decided.
    record Link(ParentState state, List<Finding> findings) {
        Link {
            findings = List.copyOf(findings);
        }
    }

    /// @param disks by key
    /// @param leads where the recorded paths of each child led, by the child's key
    Linking(
            Map<String, ScannedDisk> disks,
            Map<String, Leads> leads,
            Identities identities,
            FoundJournals journals) {
        this.disks = disks;
        this.leads = leads;
        this.identities = identities;
        this.journals = journals;
    }

    Link of(ScannedDisk child) {
        if (!child.facts().isDifferencing()) return new Link(new ParentState.Base(), List.of());
        return new Decision(child).link();
    }

    private final class Decision {
        private final ScannedDisk child;
        private final Leads lead;
        private final List<Finding> findings = new ArrayList<>();

        Decision(ScannedDisk child) {
            this.child = child;
            lead = leads.getOrDefault(child.key(), Leads.NONE);
        }

        Link link() {
            ParentState state =
                    byJournal()
                            .or(this::byPath)
                            .or(this::bySelf)
                            .or(this::byIdentity)
                            .orElseGet(this::failed);
            return new Link(state, findings);
        }

        private Optional<ParentState> byJournal() {
            return journals.parentOf(child)
                    .map(
                            parent -> {
                                if (!child.accepts(parent)) return resolved(parent, Found.JOURNAL);
                                boolean recorded =
                                        lead.found().stream()
                                                .anyMatch(at -> at.file().equals(parent.key()));
                                return resolved(parent, recorded ? Found.RECORDED : Found.IDENTITY);
                            });
        }

        private Optional<ParentState> byPath() {
            List<Lead> matches = lead.found().stream().filter(this::matches).toList();
            if (matches.isEmpty()) return Optional.empty();
            Lead first = matches.getFirst();
            ScannedDisk parent = disks.get(first.file());
            Optional<Lead> other =
                    matches.stream().filter(at -> !at.file().equals(first.file())).findFirst();
            other.ifPresent(at -> findings.add(ambiguous(parent, disks.get(at.file()))));
            if (other.isEmpty() && first.place().relative()) addStale(parent);
            return Optional.of(resolved(parent, Found.RECORDED));
        }

        private boolean matches(Lead at) {
            ScannedDisk disk = disks.get(at.file());
            return disk != null && !isSelf(at) && child.accepts(disk);
        }

        private boolean isSelf(Lead at) {
            return at.file().equals(child.key());
        }

        private void addStale(ScannedDisk parent) {
            lead.found().stream()
                    .filter(at -> !at.place().relative() && !at.file().equals(parent.key()))
                    .findFirst()
                    .ifPresent(
                            at ->
                                    findings.add(
                                            new Finding.AbsolutePathStale(
                                                    child.path(), at.place().recorded())));
        }

        /// A disk that records its own identity: a search by identity would find its copies.
        private Optional<ParentState> bySelf() {
            return child.accepts(child) ? Optional.of(self()) : Optional.empty();
        }

        private ParentState self() {
            return new ParentState.Cycle(child.path(), List.of(child.path()));
        }

        private Optional<ParentState> byIdentity() {
            List<ScannedDisk> parents = identities.parents(child);
            if (parents.isEmpty()) return Optional.empty();
            ScannedDisk parent = parents.getFirst();
            findings.add(new Finding.ParentMoved(child.path(), parent.path()));
            if (parents.size() > 1) {
                ScannedDisk other = parents.getLast();
                boolean settled = isBeside(parent) && !isBeside(other);
                if (!settled) findings.add(ambiguous(parent, other));
            }
            return Optional.of(resolved(parent, Found.IDENTITY));
        }

        private boolean isBeside(ScannedDisk disk) {
            return disk.folder().equals(child.folder());
        }

        private Finding ambiguous(ScannedDisk read, ScannedDisk other) {
            return new Finding.ParentAmbiguous(child.path(), read.path(), other.path());
        }

        private ParentState resolved(ScannedDisk parent, Found found) {
            List<Guid> recorded = child.link().identities();
            if (!journals.involve(child.path()) && recorded.indexOf(parent.identity()) > 0) {
                findings.add(new Finding.ParentBySecondIdentity(child.path(), parent.path()));
            }
            compare(parent);
            return new ParentState.Resolved(parent.path(), found);
        }

        private void compare(ScannedDisk parent) {
            compareFormat(parent);
            compareTime(parent);
            int sector = child.facts().logicalSectorSize();
            int parents = parent.facts().logicalSectorSize();
            if (sector != parents) {
                findings.add(
                        new Finding.SectorSizeDiffers(
                                child.path(), parent.path(), sector, parents));
            }
            long size = child.facts().virtualSize();
            if (size != parent.facts().virtualSize()) {
                boolean vhd = child.facts().format() == Format.VHD;
                findings.add(
                        new Finding.SizeDiffers(
                                child.path(),
                                parent.path(),
                                size,
                                parent.facts().virtualSize(),
                                vhd));
            }
        }

        /// File systems and tools round times; a merge under way changes them.
        private void compareTime(ScannedDisk parent) {
            if (journals.involve(parent.path())) return;
            child.link()
                    .modified()
                    .filter(
                            recorded ->
                                    Duration.between(recorded, parent.modified())
                                                    .abs()
                                                    .compareTo(ROUNDING)
                                            > 0)
                    .ifPresent(
                            recorded ->
                                    findings.add(
                                            new Finding.ParentTimeDiffers(
                                                    child.path(),
                                                    parent.path(),
                                                    recorded,
                                                    parent.modified())));
        }

        private void compareFormat(ScannedDisk parent) {
            if (child.facts().format() != parent.facts().format()) {
                findings.add(new Finding.ParentFormatDiffers(child.path(), parent.path()));
            }
        }

        /// The recorded paths led to something, but not to the parent.
        private ParentState failed() {
            boolean unidentified = child.link().identities().isEmpty();
            if (unidentified) findings.add(new Finding.ParentUnidentified(child.path()));
            Optional<ScannedDisk> wrong =
                    lead.found().stream()
                            .filter(at -> !isSelf(at) && disks.containsKey(at.file()))
                            .map(at -> disks.get(at.file()))
                            .filter(disk -> disk.facts().isReadable())
                            .findFirst();
            if (wrong.isPresent()) return mismatch(wrong.get(), unidentified);
            if (lead.found().stream().anyMatch(this::isSelf)) return self();
            if (!lead.blocked().isEmpty()) {
                String recorded = lead.blocked().getFirst();
                findings.add(new Finding.ParentBlocked(child.path(), recorded));
                return new ParentState.Blocked(recorded);
            }
            return missing();
        }

        private ParentState mismatch(ScannedDisk wrong, boolean unidentified) {
            if (!unidentified) {
                Guid recorded = child.link().recordedIdentity();
                findings.add(
                        new Finding.ParentMismatch(
                                child.path(), wrong.path(), recorded, wrong.identity()));
                compareFormat(wrong);
            }
            return new ParentState.Mismatch(wrong.path(), wrong.identity());
        }

        private ParentState missing() {
            findings.add(new Finding.ParentMissing(child.path(), lead.tried()));
            lead.found().stream()
                    .filter(at -> disks.containsKey(at.file()))
                    .map(at -> disks.get(at.file()).path())
                    .findFirst()
                    .ifPresent(
                            damaged ->
                                    findings.add(new Finding.ChainBroken(child.path(), damaged)));
            return new ParentState.Missing(lead.tried());
        }
    }
}
