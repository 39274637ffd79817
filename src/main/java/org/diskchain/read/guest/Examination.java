package org.diskchain.read.guest;

import org.diskchain.read.Probe;
import org.diskchain.read.Probe.Kind;
import org.diskchain.read.Probe.Seen;
import org.diskchain.work.CancelledException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One look at a child over a disk that could be its parent.
final class Examination {
    private final View all;
    private final View below;
    private final int sector;
    private final List<Seen> agreed = new ArrayList<>();
    private final List<Seen> disagreed = new ArrayList<>();
    private final List<Seen> silent = new ArrayList<>();

    /// @param all the child over the other
    /// @param below the other alone
    /// @param sector bytes
    Examination(View all, View below, int sector) {
        this.all = all;
        this.below = below;
        this.sector = sector;
    }

    Probe probe() throws IOException, CancelledException {
        masterBootRecord();
        guidPartitionTable();
        Set<Long> volumes = new LinkedHashSet<>(new PartitionTable(all, sector).volumes());
        volumes.addAll(new PartitionTable(below, sector).volumes());
        for (long start : volumes) {
            for (VolumeKind kind : VolumeKind.values()) volume(kind, start);
        }
        return new Probe(agreed, disagreed, silent);
    }

    private void masterBootRecord() throws IOException, CancelledException {
        Trace trace = new Trace(all, below);
        trace.look(0, PartitionTable.MBR_BYTES, PartitionTable::mbrMark, true);
        add(trace, Kind.MBR, 0);
    }

    private void guidPartitionTable() throws IOException, CancelledException {
        Trace trace = new Trace(all, below);
        trace.look(sector, PartitionTable.GPT_BYTES, PartitionTable::gptMark, true);
        Set<Long> said = copyOfTable(all);
        Set<Long> copies = new LinkedHashSet<>(said);
        copies.addAll(copyOfTable(below));
        for (long copy : copies) {
            trace.look(
                    copy, PartitionTable.GPT_BYTES, PartitionTable::gptMark, said.contains(copy));
        }
        add(trace, Kind.GPT, sector);
        entries();
    }

    private Set<Long> copyOfTable(View view) throws IOException, CancelledException {
        return view.bytes(sector, PartitionTable.GPT_BYTES)
                .filter(PartitionTable::isGpt)
                .map(head -> Set.of(new PartitionTable(view, sector).copyOf(head)))
                .orElse(Set.of());
    }

    /// Where the child holds the header or its entries and not the other, they must fit together.
    private void entries() throws IOException, CancelledException {
        Optional<ByteBuffer> header =
                all.bytes(sector, PartitionTable.GPT_BYTES).filter(PartitionTable::isGpt);
        if (header.isEmpty()) return;
        PartitionTable table = new PartitionTable(all, sector);
        Optional<ByteBuffer> entries = table.entries(header.get());
        if (entries.isEmpty()) return;
        long at = table.entriesAt(header.get());
        boolean ownHeader = all.isOwn(sector, PartitionTable.GPT_BYTES);
        boolean ownEntries = all.isOwn(at, entries.get().limit());
        if (ownHeader == ownEntries) return;
        boolean fits = PartitionTable.fits(header.get(), entries.get());
        (fits ? agreed : disagreed).add(new Seen(Kind.GPT, at));
    }

    private void volume(VolumeKind kind, long start) throws IOException, CancelledException {
        long head = start + kind.place();
        Optional<ByteBuffer> shown = all.bytes(head, VolumeKind.HEAD).filter(kind::isHead);
        Optional<ByteBuffer> under = below.bytes(head, VolumeKind.HEAD).filter(kind::isHead);
        if (shown.isEmpty() && under.isEmpty()) return;
        Set<Long> said = shown.map(kind::copies).map(Set::copyOf).orElse(Set.of());
        Set<Long> copies = new LinkedHashSet<>(said);
        under.ifPresent(each -> copies.addAll(kind.copies(each)));
        Trace trace = new Trace(all, below);
        trace.look(head, VolumeKind.HEAD, kind::mark, true);
        for (long copy : copies) {
            if (copy > 0) {
                trace.look(start + copy, VolumeKind.HEAD, kind::mark, said.contains(copy));
            }
        }
        add(trace, kind.kind(), start);
        if (kind == VolumeKind.NTFS) records(shown.or(() -> under).orElseThrow(), start);
    }

    private void records(ByteBuffer boot, long start) throws IOException, CancelledException {
        Trace trace = new Trace(all, below);
        for (int i = 0; i < MasterFileTable.SYSTEM_FILES; i++) {
            int number = i;
            long at = MasterFileTable.record(boot, number);
            if (at < 0) return;
            trace.look(
                    start + at,
                    MasterFileTable.recordBytes(),
                    bytes -> MasterFileTable.mark(bytes, number),
                    true);
        }
        add(trace, Kind.MFT, start);
    }

    private void add(Trace trace, Kind kind, long offset) {
        Seen seen = new Seen(kind, offset);
        switch (trace.answer()) {
            case AGREED -> agreed.add(seen);
            case DISAGREED -> disagreed.add(seen);
            case SILENT -> silent.add(seen);
            case NOTHING -> {}
        }
    }
}
