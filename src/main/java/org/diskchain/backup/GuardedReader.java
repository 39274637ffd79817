package org.diskchain.backup;

import org.diskchain.backup.Excess.Limit;
import org.diskchain.backup.UnreadableException.Cause;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Lets no text through to the XML parser that would make it work or remember without end: no
/// document type, so no entities of its own; no tag, comment or run of text beyond a length. NULs
/// at the end, which programs in C leave there, are cut off.
final class GuardedReader extends FilterReader {
    private enum State {
        TEXT,
        /// Behind `<`.
        OPENED,
        /// Behind `<!`.
        DECLARED,
        TAG,
        QUOTED,
        COMMENT,
        CHARACTERS,
        INSTRUCTION
    }

    /// The characters between the first `-` of `<!---->` and its end: those that begin a comment do
    /// not end it.
    private static final int SHORTEST_COMMENT = 3;

    private final int longest;
    private State state = State.TEXT;
    private char quote;
    private char last;
    private char beforeLast;
    private int length;
    private boolean ended;

    /// @param longest piece, in characters
    GuardedReader(Reader in, int longest) {
        super(in);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int size) throws IOException {
        if (ended) return -1;
        int count = super.read(buffer, offset, size);
        for (int i = 0; i < count; i++) {
            if (buffer[offset + i] == 0) return end(buffer, offset + i + 1, offset + count, i);
            pass(buffer[offset + i]);
        }
        return count;
    }

    /// Behind the first NUL nothing else may come.
    private int end(char[] buffer, int from, int to, int count) throws IOException {
        ended = true;
        for (int i = from; i < to; i++) requireNul(buffer[i]);
        for (int next = super.read(); next >= 0; next = super.read()) requireNul((char) next);
        return count == 0 ? -1 : count;
    }

    private static void requireNul(char character) throws UnreadableException {
        if (character != 0) throw new UnreadableException(Cause.MALFORMED, "NUL");
    }

    private void pass(char c) throws UnreadableException {
        State next = next(c);
        length = next == state ? length + 1 : isOneTag(next) ? length + 1 : 0;
        if (length > longest) throw new UnreadableException(Limit.PIECE);
        if (next == State.QUOTED && state != State.QUOTED) quote = c;
        state = next;
        beforeLast = last;
        last = c;
    }

    /// Quotes within a tag do not begin a new piece.
    private boolean isOneTag(State next) {
        boolean in = state == State.TAG || state == State.QUOTED;
        return in && (next == State.TAG || next == State.QUOTED);
    }

    private State next(char c) throws UnreadableException {
        return switch (state) {
            case TEXT -> c == '<' ? State.OPENED : State.TEXT;
            case OPENED -> opened(c);
            case DECLARED -> declared(c);
            case TAG -> c == '>' ? State.TEXT : c == '"' || c == '\'' ? State.QUOTED : State.TAG;
            case QUOTED -> c == quote ? State.TAG : State.QUOTED;
            case COMMENT ->
                    length >= SHORTEST_COMMENT && endsAt(c, '-') ? State.TEXT : State.COMMENT;
            case CHARACTERS -> endsAt(c, ']') ? State.TEXT : State.CHARACTERS;
            case INSTRUCTION -> c == '>' && last == '?' ? State.TEXT : State.INSTRUCTION;
        };
    }

    private static State opened(char c) {
        return switch (c) {
            case '!' -> State.DECLARED;
            case '?' -> State.INSTRUCTION;
            case '>' -> State.TEXT;
            default -> State.TAG;
        };
    }

    private static State declared(char c) throws UnreadableException {
        return switch (c) {
            case '-' -> State.COMMENT;
            case '[' -> State.CHARACTERS;
            default -> throw new UnreadableException(Cause.MALFORMED, "<!" + c);
        };
    }

    private boolean endsAt(char c, char twice) {
        return c == '>' && last == twice && beforeLast == twice;
    }
}
