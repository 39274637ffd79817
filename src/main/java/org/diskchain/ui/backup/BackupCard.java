package org.diskchain.ui.backup;

import javafx.scene.control.ScrollPane;

import org.diskchain.backup.MergeImpact;

/// What the previewed merge does to the next backup, beside the merge's effects.
final class BackupCard extends ScrollPane {
    private final ImpactView view;

    BackupCard(BackupTexts texts) {
        view = new ImpactView(texts);
        setId("backup-card");
        getStyleClass().add("backup-card");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(view);
    }

    void show(MergeImpact impact) {
        view.show(impact);
        setVvalue(0);
    }
}
