package org.diskchain.ui.theme;

import javafx.scene.text.Font;

import org.diskchain.backup.Verdict;
import org.diskchain.plan.Effect;
import org.kordamp.ikonli.javafx.FontIcon;

/// The icons by meaning. Each is a glyph of the Material Design font: a node for controls, a string
/// and a font for the canvas.
public enum Icons {
    TARGET("mdi2b-bullseye-arrow"),
    MERGE("mdi2c-call-merge"),
    INVALIDATED("mdi2c-close-octagon"),
    RESCUED("mdi2l-lifebuoy"),
    ORPHANED("mdi2l-link-variant-off"),
    FOLLOWS("mdi2s-subdirectory-arrow-right"),
    UNTOUCHED("mdi2m-minus"),

    BASE("mdi2h-harddisk"),
    DIFFERENCING("mdi2l-layers-outline"),
    GHOST("mdi2h-help-circle-outline"),
    CROSS("mdi2c-close-thick"),
    MISMATCH("mdi2n-not-equal-variant"),
    MISSING("mdi2h-help"),
    DAMAGED("mdi2a-alert"),
    FOUND_ELSEWHERE("mdi2m-map-marker-path"),
    SECOND_SLOT("mdi2n-numeric-2-circle-outline"),
    IN_USE("mdi2l-lock"),
    UNFINISHED("mdi2p-progress-clock"),

    ERROR("mdi2a-alert-circle"),
    WARNING("mdi2a-alert-outline"),
    NOTE("mdi2i-information-outline"),
    VERIFIED("mdi2c-check-circle-outline"),
    DONE("mdi2c-check-circle"),

    BACKUP("mdi2a-archive-outline"),
    WHOLE("mdi2c-circle-slice-8"),
    PARTIAL("mdi2c-circle-half-full"),
    LEFT_OUT("mdi2c-circle-outline"),
    DEPENDS("mdi2a-alert-rhombus-outline"),
    EXCLUDED("mdi2c-cancel"),
    NOT_COVERED("mdi2c-circle-off-outline"),
    RAISE("mdi2a-arrow-up"),

    RECONNECT("mdi2l-link-plus"),
    REBASE("mdi2s-source-branch"),
    RESUME("mdi2p-play"),
    CANCEL("mdi2s-stop"),
    PLACE("mdi2f-folder-outline"),
    OPEN_PLACE("mdi2f-folder-open-outline"),
    RECENT("mdi2h-history"),
    SEARCH("mdi2m-magnify"),
    PICTURE("mdi2f-file-tree-outline"),
    TABLE("mdi2t-table"),
    ZOOM_OUT("mdi2m-minus"),
    ZOOM_IN("mdi2p-plus"),
    FIT("mdi2f-fit-to-page-outline"),
    COPY("mdi2c-content-copy"),
    SAVE("mdi2c-content-save-outline"),
    BIN("mdi2d-delete-outline"),
    REPORT("mdi2f-file-document-outline"),
    UNDO("mdi2u-undo-variant"),
    PREFERENCES("mdi2c-cog-outline"),
    MORE("mdi2d-dots-horizontal"),
    ADD_FOLDER("mdi2f-folder-plus-outline"),
    BACK("mdi2a-arrow-left"),
    ADD("mdi2p-plus"),
    CHECK("mdi2c-check"),
    CLOSE("mdi2c-close"),
    CHEVRON_RIGHT("mdi2c-chevron-right"),
    CHEVRON_DOWN("mdi2c-chevron-down");

    private static final String FAMILY = "Material Design Icons";

    private final String literal;

    Icons(String literal) {
        this.literal = literal;
    }

    /// The icon of what a merge does to a disk.
    public static Icons of(Effect.Kind kind) {
        return switch (kind) {
            case TARGET -> TARGET;
            case MERGED -> MERGE;
            case INVALIDATED -> INVALIDATED;
            case RESCUED -> RESCUED;
            case ORPHANED -> ORPHANED;
            case FOLLOWS -> FOLLOWS;
            case UNTOUCHED -> UNTOUCHED;
        };
    }

    /// The icon of what the next backup does with a disk.
    public static Icons of(Verdict verdict) {
        return switch (verdict) {
            case WHOLE -> WHOLE;
            case UNKNOWN -> GHOST;
            case DEPENDS -> DEPENDS;
            case PARTIAL -> PARTIAL;
            case LEFT_OUT -> LEFT_OUT;
            case EXCLUDED -> EXCLUDED;
            case NOT_COVERED -> NOT_COVERED;
        };
    }

    /// The name under which Ikonli knows it.
    public String literal() {
        return literal;
    }

    /// A new node, `size` pixels high; its colour comes from the style sheet.
    public FontIcon node(int size) {
        FontIcon icon = new FontIcon(literal);
        icon.setIconSize(size);
        return icon;
    }

    /// The character of the icon, for text drawn in [#font]. Looked up each time: keep it.
    public String glyph() {
        return Character.toString(node(1).getIconCode().getCode());
    }

    /// The font that holds the glyphs of all icons; known to JavaFX once one node was made.
    public static Font font(double size) {
        BASE.node(1);
        return Font.font(FAMILY, size);
    }
}
