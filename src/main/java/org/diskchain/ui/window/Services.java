package org.diskchain.ui.window;

import org.diskchain.report.Words;
import org.diskchain.ui.Memory;
import org.diskchain.ui.Texts;
import org.diskchain.ui.backup.Documents;
import org.diskchain.ui.inspector.UseModel;
import org.diskchain.ui.merge.MergePreviewer;
import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.reparent.Reconnects;
import org.diskchain.ui.result.Discards;
import org.diskchain.ui.work.Engines;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/// What the window is given of the engine, of the machine and of the person, so that tests give it
/// something else.
///
/// @param sample the folder of the sample chain, made where it is not there yet
/// @param executor for work off the JavaFX thread
/// @param version of the program
public record Services(
        PlacesModel.Scan scan,
        UseModel.Ask inUse,
        MergePreviewer previewer,
        Engines work,
        Documents documents,
        Reconnects reconnects,
        Discards discards,
        Callable<Path> sample,
        Memory memory,
        Outside outside,
        Executor executor,
        InstantSource clock,
        Texts texts,
        Words words,
        String version) {}
