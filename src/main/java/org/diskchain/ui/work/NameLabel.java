package org.diskchain.ui.work;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

import org.diskchain.ui.theme.Ruler;
import org.diskchain.ui.theme.ShortText;

/// A name or path that is shortened in the middle where room is short; the whole of it is then in
/// the tooltip.
public final class NameLabel extends Label {
    /// Measured and drawn widths may differ by rounding.
    private static final double SLACK = 1;

    private static final double SHORTEST = 48;

    private final StringProperty whole = new SimpleStringProperty("");
    private Ruler ruler = new Ruler(getFont());

    public NameLabel(String... styleClasses) {
        getStyleClass().addAll(styleClasses);
        setMinWidth(SHORTEST);
        whole.subscribe(this::fit);
        widthProperty().subscribe(this::fit);
        fontProperty()
                .subscribe(
                        font -> {
                            ruler = new Ruler(font);
                            fit();
                            requestLayout();
                        });
    }

    public NameLabel show(String text) {
        whole.set(text);
        return this;
    }

    public String whole() {
        return whole.get();
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(ruler.width(whole.get()) + padding()) + SLACK;
    }

    private void fit() {
        double room = getWidth() - padding();
        String shown =
                room <= 0
                        ? whole.get()
                        : ShortText.middle(whole.get(), room + SLACK / 2, ruler::width);
        setText(shown);
        if (shown.equals(whole.get())) setTooltip(null);
        else if (getTooltip() == null || !getTooltip().getText().equals(whole.get())) {
            setTooltip(new Tooltip(whole.get()));
        }
    }

    private double padding() {
        return snappedLeftInset() + snappedRightInset();
    }
}
