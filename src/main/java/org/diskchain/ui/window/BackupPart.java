package org.diskchain.ui.window;

import org.diskchain.ui.ForestModel;
import org.diskchain.ui.backup.BackupFlow;
import org.diskchain.ui.merge.MergeFlow;
import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.places.Shelf;

import java.util.function.Consumer;

/// Puts backup documents into the main window: a page, a row among the places, and a word beside
/// every merge.
final class BackupPart {
    private BackupPart() {}

    /// @param shelf takes what stands among the places
    /// @param say tells a problem
    static BackupFlow of(
            Services services,
            ForestModel forest,
            MainView main,
            PlacesModel places,
            MergeFlow merging,
            Consumer<Shelf> shelf,
            Consumer<String> say) {
        BackupFlow flow =
                new BackupFlow(
                        forest,
                        new BackupFlow.Engine(
                                services.documents(), services.executor(), services.clock()),
                        new BackupFlow.Window(
                                main.pageProperty(),
                                shelf,
                                services.outside()::chooseDocuments,
                                services.outside()::chooseFolder,
                                places::showDisk,
                                say),
                        merging.previewModel(),
                        services.texts().locale());
        merging.setBeside(flow);
        return flow;
    }
}
