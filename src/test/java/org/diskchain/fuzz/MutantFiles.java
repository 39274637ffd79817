package org.diskchain.fuzz;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.FileLock;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.Storage;
import org.diskchain.bytes.Volume;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A specimen's files, one of them a mutant, for reading: whoever writes, fails the test.
record MutantFiles(Storage sound, Mutant mutant) implements Storage {
    @Override
    public ByteFile open(Path file) throws IOException {
        return new MutantFile(sound.open(file), file.equals(mutant.file()) ? mutant : null);
    }

    @Override
    public Optional<FileFacts> facts(Path path) throws IOException {
        Optional<FileFacts> facts = sound.facts(path);
        if (!path.equals(mutant.file())) return facts;
        return facts.map(f -> new FileFacts(f.kind(), mutant.size(), f.modified(), f.key()));
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return sound.list(folder);
    }

    @Override
    public Path realPath(Path path) throws IOException {
        return sound.realPath(path);
    }

    @Override
    public boolean isWritable(Path path) {
        return sound.isWritable(path);
    }

    @Override
    public Volume volume(Path path) throws IOException {
        return sound.volume(path);
    }

    @Override
    public List<Holder> holders(Path file) throws IOException {
        return sound.holders(file);
    }

    @Override
    public ByteFile openForWriting(Path file) {
        throw written();
    }

    @Override
    public ByteFile create(Path file) {
        throw written();
    }

    @Override
    public void rename(Path from, Path to) {
        throw written();
    }

    @Override
    public void delete(Path file) {
        throw written();
    }

    @Override
    public void createFolders(Path folder) {
        throw written();
    }

    @Override
    public void sync(Path folder) {
        throw written();
    }

    @Override
    public Optional<FileLock> lock(Path file) {
        throw written();
    }

    private static AssertionError written() {
        return new AssertionError("written while reading");
    }

    /// @param mutant null where the file is as it was
    private record MutantFile(ByteFile file, Mutant mutant) implements ByteFile {
        @Override
        public long size() throws IOException {
            return mutant == null ? file.size() : mutant.size();
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            if (offset < 0) throw new IllegalArgumentException("offset " + offset);
            if (mutant == null) {
                file.read(offset, into);
                return;
            }
            if (into.remaining() > size() - offset) throw new EOFException("at " + size());
            ByteBuffer all = into.duplicate();
            int there = (int) Math.max(0, Math.min(into.remaining(), file.size() - offset));
            if (there > 0) file.read(offset, into.slice(into.position(), there));
            for (int i = there; i < all.remaining(); i++) into.put(into.position() + i, (byte) 0);
            mutant.overlay(offset, into);
            into.position(into.limit());
        }

        @Override
        public void write(long offset, ByteBuffer from) {
            throw written();
        }

        @Override
        public void resize(long size) {
            throw written();
        }

        @Override
        public void force() {
            throw written();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
