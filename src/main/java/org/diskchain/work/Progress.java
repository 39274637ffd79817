package org.diskchain.work;

/// How long work tells the outside where it is, and learns that it should stop.
///
/// One call does both, so no loop can report without also honouring a cancel.
public interface Progress {
    /// Starts a stage of `total` units; the units are bytes unless the stage says otherwise.
    void begin(Stage stage, long total);

    /// Reports `units` more done; zero only asks whether to stop.
    ///
    /// @throws CancelledException if the person asked to stop; the caller cleans up and lets it
    ///   pass
    void advance(long units) throws CancelledException;

    /// The same for work that is a part of what was begun: it may be stopped, and reports nothing.
    default Progress silent() {
        return new Progress() {
            @Override
            public void begin(Stage stage, long total) {}

            @Override
            public void advance(long units) throws CancelledException {
                Progress.this.advance(0);
            }
        };
    }

    Progress NONE =
            new Progress() {
                @Override
                public void begin(Stage stage, long total) {}

                @Override
                public void advance(long units) {}
            };
}
