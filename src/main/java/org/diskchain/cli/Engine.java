package org.diskchain.cli;

import org.diskchain.backup.VssSet;
import org.diskchain.bytes.FileFacts;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.journal.Journal;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.read.Converter.Output;
import org.diskchain.read.MapRange;
import org.diskchain.run.MergeResult;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that the commands ask of the engine. The seam at which tests put made-up forests.
interface Engine {
    Optional<FileFacts> facts(Path path) throws IOException;

    /// @see org.diskchain.chain.Scanner#scan
    DiskForest scan(List<Path> places, Progress progress) throws IOException, CancelledException;

    /// @see org.diskchain.chain.Scanner#scanAround
    DiskForest scanAround(Path disk, List<Path> search, Progress progress)
            throws IOException, CancelledException;

    /// @see org.diskchain.chain.Scanner#scanChain
    DiskForest scanChain(Path disk, List<Path> search, Progress progress)
            throws IOException, CancelledException;

    /// @see org.diskchain.run.CandidateSearch#search
    Map<Path, List<Candidate>> candidates(
            DiskForest forest, List<Orphan> orphans, Progress progress)
            throws IOException, CancelledException;

    /// Measures, asks how the machine stands, and plans.
    Planned plan(DiskForest forest, MergeWish wish, Progress progress)
            throws IOException, CancelledException;

    MergeResult merge(Planned.MergePlan plan, Progress progress) throws IOException;

    MergeResult resume(DiskForest forest, Journal journal, Progress progress) throws IOException;

    void drop(Journal journal) throws IOException;

    Hashed hash(DiskForest forest, Path disk, Progress progress)
            throws IOException, CancelledException;

    Mapped map(DiskForest forest, Path disk, Progress progress)
            throws IOException, CancelledException;

    Converted convert(DiskForest forest, Path disk, Path out, Output output, Progress progress)
            throws IOException, CancelledException;

    /// What gives disks other parents.
    LinkEngine links();

    /// @see org.diskchain.backup.BackupDocuments#open
    VssSet documents(List<Path> documents) throws IOException;

    /// @see org.diskchain.bytes.Storage#realPath
    Path realPath(Path path) throws IOException;

    Instant now();

    /// Makes the sample chain in a folder that does not exist yet.
    void sample(Path folder) throws IOException;

    /// @param virtualSize bytes
    record Hashed(long virtualSize, String sha256) {}

    /// @param virtualSize bytes
    /// @param disks the chain, leaf first
    record Mapped(long virtualSize, List<MapRange> ranges, List<Path> disks) {}

    /// Both in bytes.
    record Converted(long virtualSize, long writtenBytes) {}
}
