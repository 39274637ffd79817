package org.diskchain.ui.reparent;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.diskchain.chain.DiskNode;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.plan.Candidate;
import org.diskchain.report.Visible;
import org.diskchain.ui.work.FileNames;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The candidates for one orphan, each with its verdict, what speaks for the chosen one, and the
/// tree before and after.
final class CandidatesPane extends ScrollPane {
    /// More are shown when the person asks for them.
    private static final int SHOWN = 5;

    private final ReparentModel model;
    private final ReparentTexts texts;
    private final EvidenceLines lines;
    private final VBox content = new VBox();
    private final List<CandidateCard> cards = new ArrayList<>();
    private Subscription listening = Subscription.EMPTY;
    private boolean all;
    private boolean waiting;

    CandidatesPane(ReparentModel model, ReparentTexts texts) {
        this.model = model;
        this.texts = texts;
        this.lines = new EvidenceLines(texts);
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("wizard-scroll");
        content.getStyleClass().add("wizard-page");
        setContent(content);
        model.currentProperty().subscribe(this::follow);
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void follow(OrphanRow row) {
        listening.unsubscribe();
        all = false;
        setVvalue(0);
        if (row == null) {
            content.getChildren().clear();
            return;
        }
        listening =
                row.candidatesProperty()
                        .subscribe(() -> show(row))
                        .and(row.decisionProperty().subscribe(() -> show(row)));
        show(row);
    }

    private void show(OrphanRow row) {
        boolean focused = cards.stream().anyMatch(CandidateCard::hasFocus);
        cards.clear();
        Label title = new Label(texts.get("parent.title", FileNames.whole(row.disk())));
        title.setId("wizard-question");
        title.getStyleClass().add("dialog-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        content.getChildren().setAll(title);
        recorded(row).ifPresent(content.getChildren()::add);
        content.getChildren().addAll(candidates(row));
        row.chosen()
                .flatMap(row::candidate)
                .ifPresent(chosen -> content.getChildren().add(evidence(chosen)));
        BeforeAfter trees = new BeforeAfter(model.forest(), row.orphan(), row.chosen(), texts);
        trees.getStyleClass().add("wizard-part");
        content.getChildren().add(trees);
        if (focused || waiting) focusChosen();
    }

    /// What the orphan records of its parent.
    private Optional<Node> recorded(OrphanRow row) {
        return model.forest()
                .disk(row.disk())
                .map(DiskNode::facts)
                .map(
                        facts -> {
                            Label said = new Label(recorded(facts.parent()));
                            said.getStyleClass().addAll("caption", "muted");
                            said.setWrapText(true);
                            said.setMinHeight(USE_PREF_SIZE);
                            return said;
                        });
    }

    private String recorded(ParentLink link) {
        String path =
                link.paths().stream()
                        .map(RecordedPath::value)
                        .findFirst()
                        .orElse(texts.get("parent.no-path"));
        String identity =
                link.recordedIdentity().isZero()
                        ? texts.get("parent.no-identity")
                        : link.recordedIdentity().toString();
        return texts.get("parent.recorded", Visible.text(path), identity);
    }

    private List<Node> candidates(OrphanRow row) {
        Optional<List<Candidate>> known = row.candidatesProperty().get();
        if (known.isEmpty()) return List.of(said("parent.looking"));
        if (known.get().isEmpty()) return List.of(said("parent.nobody"));
        List<Node> nodes = new ArrayList<>();
        int shown = all ? known.get().size() : Math.min(SHOWN, known.get().size());
        for (Candidate candidate : known.get().subList(0, shown)) {
            CandidateCard card = new CandidateCard(candidate, lines, () -> take(row, candidate));
            card.setChosen(row.chosen().filter(candidate.disk()::equals).isPresent());
            cards.add(card);
            card.setId("candidate-" + cards.size());
            nodes.add(card);
        }
        if (shown < known.get().size()) nodes.add(more(row, known.get().size() - shown));
        return nodes;
    }

    private Node more(OrphanRow row, int hidden) {
        Button more = new Button(texts.get("parent.more", hidden));
        more.setId("wizard-more");
        more.getStyleClass().addAll("flat", "small");
        more.setOnAction(
                _ -> {
                    all = true;
                    show(row);
                });
        return more;
    }

    private void take(OrphanRow row, Candidate candidate) {
        model.choose(row, candidate.disk());
        focusChosen();
    }

    private Label said(String key) {
        Label said = new Label(texts.get(key));
        said.setId("wizard-said");
        said.getStyleClass().addAll("body", "wizard-said");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        return said;
    }

    private Node evidence(Candidate chosen) {
        Label title = new Label(texts.get("parent.evidence", FileNames.whole(chosen.disk())));
        title.getStyleClass().add("section-title");
        VBox evidence = new VBox(6, title, new EvidenceTable(lines.of(chosen)));
        evidence.getStyleClass().add("wizard-part");
        return evidence;
    }

    /// Up and Down walk among the candidates.
    private void key(KeyEvent event) {
        int step =
                switch (event.getCode()) {
                    case UP, LEFT -> -1;
                    case DOWN, RIGHT -> 1;
                    default -> 0;
                };
        if (step == 0 || cards.isEmpty()) return;
        int at = -1;
        for (int i = 0; i < cards.size(); i++) if (cards.get(i).hasFocus()) at = i;
        cards.get(Math.clamp(at + step, 0, cards.size() - 1)).take();
        event.consume();
    }

    /// The keyboard goes to the chosen candidate, else to the first one; as soon as there is one.
    void focusChosen() {
        waiting = cards.isEmpty();
        if (waiting) return;
        cards.stream().filter(CandidateCard::isChosen).findFirst().orElse(cards.getFirst()).focus();
    }
}
