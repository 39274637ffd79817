package org.diskchain.testing;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/// One thing that happened to the files of a [CrashRecorder]. A file is named by its key, whatever
/// name it has by then.
sealed interface CrashEvent {
    /// A change that is not certain before the file is forced.
    sealed interface OfFile extends CrashEvent {
        String file();

        /// The change as a whole.
        void apply(MemoryContent content);
    }

    /// A change that is not certain before the folder is synced.
    sealed interface OfName extends CrashEvent {
        Path folder();
    }

    record Write(String file, long offset, byte[] bytes) implements OfFile {
        @Override
        public void apply(MemoryContent content) {
            content.write(offset, ByteBuffer.wrap(bytes));
        }
    }

    record Resize(String file, long size) implements OfFile {
        @Override
        public void apply(MemoryContent content) {
            content.resize(size);
        }
    }

    record Force(String file) implements CrashEvent {}

    record Create(Path path, MemoryContent content) implements OfName {
        @Override
        public Path folder() {
            return path.getParent();
        }
    }

    record Rename(Path from, Path to) implements OfName {
        @Override
        public Path folder() {
            return to.getParent();
        }
    }

    record Delete(Path path) implements OfName {
        @Override
        public Path folder() {
            return path.getParent();
        }
    }

    record Sync(Path folder) implements CrashEvent {}
}
