package org.diskchain.read.guest;

import org.diskchain.work.CancelledException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The marks of one structure and its copies: those that the child itself holds, and those that lie
/// below it.
///
/// ```
///   child            own . . own     a mark that it holds must be among those below it, unless it
///   all below it      a  a  a  a     holds the structure and a copy by itself: it may be new then
/// ```
final class Trace {
    private final View all;
    private final View below;
    private final List<Mark> own = new ArrayList<>();
    private final Set<Mark> under = new HashSet<>();
    private int expected;

    enum Answer {
        AGREED,
        DISAGREED,
        SILENT,
        NOTHING
    }

    Trace(View all, View below) {
        this.all = all;
        this.below = below;
    }

    /// Looks at one place where the structure or a copy of it may lie.
    ///
    /// @param said by the structure as the child shows it; not only by what lies below
    void look(long offset, int length, Function<ByteBuffer, Optional<Mark>> mark, boolean said)
            throws IOException, CancelledException {
        boolean mine = all.isOwn(offset, length);
        Optional<Mark> found = mine ? all.bytes(offset, length).flatMap(mark) : Optional.empty();
        found.ifPresent(own::add);
        below.bytes(offset, length).flatMap(mark).ifPresent(under::add);
        if (said && offset >= 0) expected++;
    }

    Answer answer() {
        if (own.isEmpty() && under.isEmpty()) return Answer.NOTHING;
        if (own.isEmpty() || under.isEmpty()) return Answer.SILENT;
        if (own.stream().anyMatch(under::contains)) return Answer.AGREED;
        boolean anew = own.size() >= Math.min(2, expected) && new HashSet<>(own).size() == 1;
        return anew ? Answer.SILENT : Answer.DISAGREED;
    }
}
