package org.diskchain.ui.reparent;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.ui.dialog.Dialog;

import java.util.EnumMap;
import java.util.Map;

/// The wizard: its pages, the rail that says which one is open, and the buttons that lead on. Enter
/// goes on, except where the parent is not known to be the right one; Esc leaves.
final class ReparentWizard extends Dialog {
    private static final double WIDTH = 1080;
    private static final double HEIGHT = 752;
    private static final double AROUND = 48;

    private final ReparentModel model;
    private final ReparentTexts texts;
    private final Runnable leave;
    private final StepRail rail;
    private final Map<Step, Page> pages = new EnumMap<>(Step.class);
    private final StackPane body = new StackPane();
    private final Label note = new Label();
    private final Button cancel;
    private final Button leaveOrphan;
    private final Button back;
    private final Button next;

    /// @param leave closes the wizard
    ReparentWizard(
            ReparentModel model, ReparentTexts texts, ReparentFlow.Acts acts, Runnable leave) {
        this.model = model;
        this.texts = texts;
        this.leave = leave;
        setId("wizard");
        getStyleClass().add("wizard");
        setPrefSize(WIDTH, HEIGHT);
        rail = new StepRail(texts);
        pages.put(
                Step.ORPHANS,
                new OrphansPage(model, texts, new SearchBar(model, texts, acts.chooseFolder())));
        pages.put(Step.PARENT, new ParentPage(model, texts, acts.chooseFolder()));
        pages.put(Step.PATHS, new PathsPage(model, texts));
        pages.put(Step.CHECK, new CheckPage(model, texts));
        pages.put(Step.DONE, new DonePage(model, texts, acts.saveReport()));
        cancel = button("wizard-cancel", "wizard.cancel", this::cancel);
        cancel.getStyleClass().add("flat");
        leaveOrphan = button("wizard-leave", "wizard.leave", model::leaveCurrent);
        back = button("wizard-back", "wizard.back", model::goBack);
        next = button("wizard-next", "wizard.next", this::goOn);
        next.getStyleClass().add("primary");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().setAll(head(), body, foot());
        listen();
    }

    private Button button(String id, String key, Runnable act) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private HBox head() {
        Label title = new Label(texts.get("wizard.title"));
        title.getStyleClass().add("dialog-title");
        title.setMinWidth(0);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(16, title, spring, rail);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().addAll("wizard-head", "line-below");
        return head;
    }

    private HBox foot() {
        note.getStyleClass().addAll("facts", "muted");
        note.setMinWidth(0);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        HBox foot = new HBox(8, note, cancel, leaveOrphan, back, next);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("dialog-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        return foot;
    }

    private void listen() {
        InvalidationListener anew = _ -> buttons();
        model.countsProperty().addListener(anew);
        model.currentProperty().addListener(anew);
        model.folders().all().addListener(anew);
        model.reconnecting().readyProperty().addListener(anew);
        model.reconnecting().work().activityProperty().addListener(anew);
        model.stepProperty().subscribe(this::show);
        sceneProperty()
                .flatMap(Scene::widthProperty)
                .subscribe(
                        width -> {
                            if (width != null)
                                setMaxWidth(Math.min(WIDTH, width.doubleValue() - AROUND));
                        });
    }

    private void show(Step step) {
        rail.show(step);
        body.getChildren().setAll(pages.get(step).node());
        note.setText(step == Step.DONE ? "" : texts.get("wizard.note"));
        buttons();
        if (getScene() != null) {
            applyCss();
            layout();
            pages.get(step).entered();
        }
    }

    private void buttons() {
        Step step = model.stepProperty().get();
        boolean running = model.reconnecting().work().isAlive();
        boolean done = step == Step.DONE;
        show(leaveOrphan, step == Step.PARENT);
        leaveOrphan.setDisable(model.currentProperty().get() == null);
        show(back, step != Step.ORPHANS && !done);
        back.setDisable(!model.canGoBack());
        show(cancel, !done);
        boolean stops = running && model.reconnecting().isBegun();
        cancel.setText(texts.get(stops ? "wizard.stop" : "wizard.cancel"));
        next.setText(label(step));
        next.setDisable(done ? running : running || !model.canGoOn());
        next.getStyleClass().removeAll("primary", "danger");
        next.getStyleClass().add(isDangerous() ? "danger" : "primary");
    }

    private static void show(Button button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }

    private String label(Step step) {
        OrphanCounts counts = model.countsProperty().get();
        return switch (step) {
            case ORPHANS -> texts.get("wizard.next.parent");
            case PARENT -> texts.get(afterParent(counts));
            case PATHS -> texts.get("wizard.next.check");
            case CHECK -> texts.get("wizard.reconnect", model.reconnecting().readyProperty().get());
            case DONE -> texts.get("wizard.close");
        };
    }

    private String afterParent(OrphanCounts counts) {
        OrphanRow row = model.currentProperty().get();
        boolean decides = row != null && !row.isDecided() && row.chosen().isPresent();
        int open = counts.ticked() - counts.decided() - (decides ? 1 : 0);
        if (open > 0) return "wizard.next.orphan";
        return counts.parents() == 0 && !decides ? "wizard.next.done" : "wizard.next.paths";
    }

    /// Whether what the button does goes against what is known.
    private boolean isDangerous() {
        return switch (model.stepProperty().get()) {
            case PARENT ->
                    model.shownCandidate()
                            .filter(each -> each.verdict() == Verdict.DANGEROUS)
                            .isPresent();
            case CHECK ->
                    model.reconnecting().checks().stream()
                            .anyMatch(check -> check.mustKnow() && check.isReady());
            case ORPHANS, PATHS, DONE -> false;
        };
    }

    private void goOn() {
        if (model.stepProperty().get() == Step.DONE) leave.run();
        else model.goOn();
    }

    /// Leaves; work that writes is asked to stop first, and ends at the disk in hand.
    private void cancel() {
        if (model.reconnecting().isBegun() && model.reconnecting().work().isAlive()) {
            model.reconnecting().work().askToStop();
        } else {
            leave.run();
        }
    }

    @Override
    public void focusFirst() {
        pages.get(model.stepProperty().get()).entered();
        Node owner = getScene().getFocusOwner();
        if (!holds(owner)) next.requestFocus();
        if (!holds(getScene().getFocusOwner())) cancel.requestFocus();
    }

    private boolean holds(Node owner) {
        for (Node node = owner; node != null; node = node.getParent())
            if (node == this) return true;
        return false;
    }

    @Override
    protected boolean key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (event.getEventType() == KeyEvent.KEY_PRESSED) cancel();
            return true;
        }
        if (event.getCode() != KeyCode.ENTER) return false;
        if (event.getEventType() == KeyEvent.KEY_PRESSED) enter();
        return true;
    }

    /// Enter presses the button on which the keyboard is, else the one that leads on.
    private void enter() {
        Node owner = getScene().getFocusOwner();
        if (owner instanceof Button button && button != next) button.fire();
        else if (!isDangerous() && !next.isDisabled()) next.fire();
    }
}
